/** What stands before a name and says nothing of which person it is; what some of them say is the sex. */
export const maleTitles = new Set(
  'h haji kh kyai kiai drs tn tuan bpk bapak bp pak p gus sdr saudara almarhum alm raden mas cak kang abah pakde paklik pakdhe den ustadz ustad ustaz'.split(
    ' ',
  ),
);
export const femaleTitles = new Set(
  'hj hajah hajjah dra ny nyonya ibu bu b nyai ning sdri saudari almh almarhumah rr roro mbak mba mbok mbk bude budhe bulik ustadzah ustazah'.split(
    ' ',
  ),
);
const otherTitles = 'ir dr drg drh prof ust r rd mbah mb bidan suster dokter dtk datuk tgk teuku'.split(' ');

export const titles: ReadonlySet<string> = new Set([...maleTitles, ...femaleTitles, ...otherTitles]);

/** `H.` is written before women's names too, and alm./r. for anybody: no word on the sex. */
export const tellsNoSex: ReadonlySet<string> = new Set(['h', 'alm', 'r', 'p', 'b', 'bp']);

/** Called by the name of a child or by kinship: `B. Siti` is the mother of Siti, `Pak Slamet` is Slamet. */
export const callingTitles: ReadonlySet<string> = new Set('b p bu ibu pak bapak bpk bp mbok mbah mak pakde bude'.split(' '));

/** Degrees that no name is: dropped at the end with or without a comma and dots. */
export const degrees: ReadonlySet<string> = new Set(
  (
    'spd spdi spdsd spdaud sthi shi sei skom ssos sag ssi sst sstp spt sip sikom shut spsi sptk sfarm sked skep skm skpm sgz stp strkeb str strk ssn sds snkes sab sap ' +
    'amd amdkep amdkeb amdkom amk amkeb amkl ama amapd amapkd mpd mpdi msi msc mkes mkom mag mhum msos mba mepd map makt mkn mm mt mh mph phd lc ners dipl akt apt cpa'
  ).split(' '),
);

/** Degrees that are also how a name may begin or end (`St` is Siti): only after a comma, with dots, or as the very last word. */
export const shortDegrees: ReadonlySet<string> = new Set('se sh st sp ss si mp ms ma me ba bba bsc ns ak spk'.split(' '));

/** Spellings of one name that no general rule brings together. */
export const variants: ReadonlyMap<string, string> = new Map(
  Object.entries({
    muhammad:
      'moh moch mohd mochamad mochammad mohamad mohammad mohamed mohammed mokhamad mokhammad muhamad muhammat muh muhd muchamad muchammad mukhamad mukhammad mochamat mohamat md mhd mhmd mohd mad moehammad moehamad mochmad muchmad muhmmad',
    ahmad: 'achmad akhmad ach akh ahmat achmat akhmat ahmed achmed',
    abdul: 'abd abdoel abdl abdu',
    abdullah: 'abdulloh abdulah abdoellah abdulla',
    nur: 'noer noor nor nuur',
    rahman: 'rohman rochman rakhman rokhman rahmann',
    rahim: 'rohim rochim rakhim rokhim',
    rahmat: 'rohmat rochmat rachmat rakhmat rokhmat',
    yohanes: 'johanes johannes yohannes',
    ali: 'alie',
    dewi: 'dewie',
  }).flatMap(([name, forms]) => forms.split(' ').map((form): [string, string] => [form, name])),
);
