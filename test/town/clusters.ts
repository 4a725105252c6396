// The 13 clusters of db/data/clusters.csv, with what their enterprises make, sell and are called.
import type { Channel, ClusterCode, PlaceKind } from '#test/town/types.ts';

export interface ClusterTrade {
  /** KBLI 2020; every code also stands in db/data/kbli_common.csv. */
  kbli: string;
  weight: number;
  products: readonly string[];
  /** What stands before the name on the sign. */
  signs: readonly string[];
}

export interface Cluster {
  code: ClusterCode;
  /** Share of the town, in percent. */
  share: number;
  /** Two digits of the P-IRT number, for packaged food only (16 kinds of BPOM's household food list, approximate). */
  pirtType: string | null;
  halal: boolean;
  /** Women among the owners. */
  women: number;
  places: readonly (readonly [PlaceKind, number])[];
  channels: readonly (readonly [Channel, number])[];
  trades: readonly ClusterTrade[];
}

const homeMaker = [
  ['home', 74],
  ['shop', 9],
  ['kiosk', 6],
  ['market_stall', 6],
  ['online', 5],
] as const;
const seller = [
  ['shop', 34],
  ['home', 26],
  ['kiosk', 20],
  ['market_stall', 20],
] as const;
const foodSeller = [
  ['kiosk', 34],
  ['mobile', 24],
  ['home', 18],
  ['shop', 14],
  ['market_stall', 10],
] as const;
const makerChannels = [
  ['home', 60],
  ['social_media', 34],
  ['reseller', 26],
  ['market', 22],
  ['online_marketplace', 16],
  ['modern_retail', 3],
] as const;
const sellerChannels = [
  ['home', 56],
  ['market', 34],
  ['social_media', 16],
  ['online_marketplace', 5],
] as const;

export const clusters: readonly Cluster[] = [
  {
    code: 'batik',
    share: 3,
    pirtType: null,
    halal: false,
    women: 0.72,
    places: homeMaker,
    channels: makerChannels,
    trades: [
      {
        kbli: '13134',
        weight: 1,
        products: ['kain batik tulis', 'kain batik cap', 'batik ecoprint', 'udeng batik', 'syal batik', 'kemeja batik'],
        signs: ['Batik', 'Rumah Batik', 'Griya Batik', 'Batik Tulis'],
      },
    ],
  },
  {
    code: 'craft',
    share: 5,
    pirtType: null,
    halal: false,
    women: 0.55,
    places: homeMaker,
    channels: makerChannels,
    trades: [
      { kbli: '32120', weight: 3, products: ['gelang manik', 'kalung manik', 'bros', 'cincin resin'], signs: ['Manik', 'Aksesoris', 'Kerajinan'] },
      { kbli: '16291', weight: 2, products: ['besek bambu', 'tampah', 'keranjang rotan'], signs: ['Anyaman', 'Kerajinan Bambu'] },
      { kbli: '16292', weight: 1, products: ['tikar pandan', 'tas mendong'], signs: ['Anyaman', 'Kerajinan Pandan'] },
      {
        kbli: '32903',
        weight: 4,
        products: ['hiasan kerang', 'buket bunga', 'tas rajut', 'miniatur perahu', 'suvenir pernikahan'],
        signs: ['Kerajinan', 'Suvenir', 'Galeri'],
      },
    ],
  },
  {
    code: 'processed_food',
    share: 15,
    pirtType: '15',
    halal: true,
    women: 0.7,
    places: homeMaker,
    channels: makerChannels,
    trades: [
      {
        kbli: '10794',
        weight: 8,
        products: ['keripik singkong', 'keripik pisang', 'kerupuk puli', 'rempeyek', 'keripik tempe', 'opak gambir', 'keripik mangga'],
        signs: ['Keripik', 'Kerupuk', 'Rempeyek', 'Camilan'],
      },
      { kbli: '10391', weight: 3, products: ['tempe kedelai'], signs: ['Tempe'] },
      { kbli: '10392', weight: 2, products: ['tahu putih', 'tahu kuning'], signs: ['Tahu'] },
      { kbli: '10793', weight: 2, products: ['kacang telur', 'kacang oven', 'marning'], signs: ['Kacang', 'Camilan'] },
      { kbli: '10772', weight: 2, products: ['sambal botol', 'bumbu pecel', 'bawang goreng'], signs: ['Sambal', 'Bumbu', 'Bawang Goreng'] },
      { kbli: '10799', weight: 2, products: ['telur asin', 'cilok beku', 'bumbu tabur'], signs: ['Telur Asin', 'Dapur'] },
      { kbli: '10130', weight: 1, products: ['abon sapi', 'dendeng', 'bakso sapi'], signs: ['Abon', 'Bakso'] },
    ],
  },
  {
    code: 'bakery',
    share: 9,
    pirtType: '06',
    halal: true,
    women: 0.84,
    places: homeMaker,
    channels: makerChannels,
    trades: [
      { kbli: '10710', weight: 5, products: ['roti manis', 'kue kering', 'bolu', 'brownies', 'nastar'], signs: ['Roti', 'Kue', 'Cake'] },
      { kbli: '10792', weight: 5, products: ['kue lapis', 'klepon', 'lemper', 'donat', 'onde-onde'], signs: ['Jajan', 'Jajanan Pasar', 'Kue Basah'] },
      { kbli: '10796', weight: 1, products: ['dodol mangga', 'jenang', 'wajik'], signs: ['Dodol', 'Jenang'] },
    ],
  },
  {
    code: 'beverage',
    share: 5,
    pirtType: '13',
    halal: true,
    women: 0.6,
    places: foodSeller,
    channels: makerChannels,
    trades: [
      { kbli: '11090', weight: 3, products: ['sari anggur', 'sirup mangga', 'sinom', 'es kelapa muda'], signs: ['Sari', 'Sirup', 'Es'] },
      { kbli: '10761', weight: 2, products: ['kopi bubuk robusta', 'kopi arabika Bromo'], signs: ['Kopi'] },
      { kbli: '21022', weight: 2, products: ['jamu serbuk', 'kunyit asam', 'beras kencur'], signs: ['Jamu'] },
      { kbli: '11052', weight: 1, products: ['air minum isi ulang'], signs: ['Depo Air', 'Tirta'] },
      { kbli: '56306', weight: 4, products: ['es teh', 'es campur', 'es cao', 'jus buah'], signs: ['Es', 'Es Teh', 'Jus'] },
    ],
  },
  {
    code: 'culinary',
    share: 19,
    pirtType: null,
    halal: true,
    women: 0.66,
    places: foodSeller,
    channels: sellerChannels,
    trades: [
      {
        kbli: '56102',
        weight: 6,
        products: ['nasi jagung', 'nasi glepungan', 'soto ayam', 'rawon', 'nasi campur'],
        signs: ['Warung', 'Depot', 'Warung Makan', 'Soto', 'Rawon'],
      },
      { kbli: '56103', weight: 4, products: ['bakso', 'mi ayam', 'nasi goreng', 'lalapan'], signs: ['Kedai', 'Bakso', 'Mi Ayam', 'Lalapan'] },
      {
        kbli: '56104',
        weight: 5,
        products: ['pentol', 'cilok', 'gorengan', 'sate ayam', 'tahu petis', 'martabak'],
        signs: ['Pentol', 'Gorengan', 'Sate', 'Martabak'],
      },
      { kbli: '56210', weight: 2, products: ['nasi kotak', 'tumpeng', 'kue kotak'], signs: ['Katering', 'Dapur'] },
    ],
  },
  {
    code: 'seafood',
    share: 6,
    pirtType: '02',
    halal: true,
    women: 0.52,
    places: homeMaker,
    channels: makerChannels,
    trades: [
      { kbli: '10211', weight: 4, products: ['ikan asin', 'teri kering', 'ikan layang kering'], signs: ['Ikan Asin', 'Ikan Kering', 'UD.'] },
      { kbli: '10295', weight: 3, products: ['terasi udang', 'petis ikan', 'petis udang'], signs: ['Terasi', 'Petis'] },
      { kbli: '10214', weight: 2, products: ['pindang tongkol', 'pindang layang'], signs: ['Pindang'] },
      { kbli: '10212', weight: 2, products: ['ikan asap', 'ikan panggang'], signs: ['Ikan Asap'] },
      { kbli: '10794', weight: 4, products: ['kerupuk ikan', 'kerupuk udang', 'stik ikan'], signs: ['Kerupuk Ikan', 'Kerupuk'] },
      { kbli: '10216', weight: 2, products: ['otak-otak', 'bakso ikan', 'nuget ikan'], signs: ['Otak-otak', 'Olahan Ikan'] },
    ],
  },
  {
    code: 'fashion',
    share: 6,
    pirtType: null,
    halal: false,
    women: 0.76,
    places: homeMaker,
    channels: makerChannels,
    trades: [
      { kbli: '14120', weight: 4, products: ['jahitan baju', 'vermak', 'seragam sekolah'], signs: ['Penjahit', 'Modiste', 'Tailor'] },
      { kbli: '14111', weight: 3, products: ['gamis', 'kaos sablon', 'mukena', 'daster'], signs: ['Konveksi', 'Sablon', 'Busana'] },
      { kbli: '14302', weight: 2, products: ['kerudung bordir', 'mukena bordir'], signs: ['Bordir'] },
      { kbli: '15201', weight: 1, products: ['sandal', 'sepatu kain'], signs: ['Sandal'] },
    ],
  },
  {
    code: 'furniture',
    share: 3,
    pirtType: null,
    halal: false,
    women: 0.12,
    places: [
      ['home', 48],
      ['shop', 46],
      ['kiosk', 6],
    ],
    channels: [
      ['home', 74],
      ['social_media', 22],
      ['reseller', 12],
    ],
    trades: [
      { kbli: '31001', weight: 4, products: ['lemari', 'meja kursi', 'dipan', 'rak piring'], signs: ['Mebel', 'UD.', 'Jati'] },
      { kbli: '16221', weight: 3, products: ['kusen', 'pintu', 'jendela'], signs: ['Kusen', 'UD.'] },
      { kbli: '31002', weight: 1, products: ['kursi rotan', 'lincak bambu'], signs: ['Mebel Bambu', 'Rotan'] },
    ],
  },
  {
    code: 'farm_produce',
    share: 4,
    pirtType: null,
    halal: false,
    women: 0.44,
    places: seller,
    channels: sellerChannels,
    trades: [
      { kbli: '47212', weight: 4, products: ['mangga', 'anggur', 'pisang', 'semangka'], signs: ['Buah', 'Toko Buah'] },
      { kbli: '47213', weight: 4, products: ['sayur segar', 'bawang merah', 'cabai'], signs: ['Sayur', 'Bawang'] },
      { kbli: '47762', weight: 2, products: ['bibit mangga', 'tanaman hias', 'bibit anggur'], signs: ['Taman', 'Bibit'] },
      { kbli: '47214', weight: 2, products: ['telur ayam', 'daging ayam'], signs: ['Telur', 'Ayam Potong'] },
    ],
  },
  {
    code: 'services',
    share: 7,
    pirtType: null,
    halal: false,
    women: 0.34,
    places: [
      ['home', 46],
      ['shop', 28],
      ['kiosk', 22],
      ['mobile', 4],
    ],
    channels: [
      ['home', 80],
      ['social_media', 22],
    ],
    trades: [
      { kbli: '45407', weight: 4, products: ['servis motor', 'tambal ban', 'ganti oli'], signs: ['Bengkel', 'Tambal Ban'] },
      { kbli: '96112', weight: 2, products: ['rias pengantin', 'potong rambut', 'facial'], signs: ['Salon', 'Rias'] },
      { kbli: '96111', weight: 2, products: ['pangkas rambut'], signs: ['Pangkas Rambut', 'Barbershop'] },
      { kbli: '96200', weight: 3, products: ['cuci kiloan', 'cuci karpet'], signs: ['Laundry', 'Binatu'] },
      { kbli: '82190', weight: 2, products: ['fotokopi', 'jilid', 'cetak foto'], signs: ['Fotokopi'] },
    ],
  },
  {
    code: 'trade',
    share: 17,
    pirtType: null,
    halal: false,
    women: 0.6,
    places: seller,
    channels: sellerChannels,
    trades: [
      {
        kbli: '47112',
        weight: 10,
        products: ['sembako', 'jajan anak', 'gas elpiji', 'beras', 'rokok'],
        signs: ['Toko', 'Warung', 'Toko Kelontong', 'UD.'],
      },
      { kbli: '47711', weight: 2, products: ['pakaian jadi', 'kerudung', 'seragam'], signs: ['Toko Busana', 'Butik'] },
      { kbli: '47911', weight: 1, products: ['camilan kiriman', 'kosmetik'], signs: ['Toko Online', 'Olshop'] },
    ],
  },
  {
    code: 'creative_digital',
    share: 1,
    pirtType: null,
    halal: false,
    women: 0.3,
    places: [
      ['home', 56],
      ['shop', 28],
      ['online', 16],
    ],
    channels: [
      ['social_media', 78],
      ['home', 40],
      ['online_marketplace', 18],
    ],
    trades: [
      { kbli: '74201', weight: 2, products: ['foto pernikahan', 'foto produk', 'video'], signs: ['Studio', 'Foto'] },
      { kbli: '18111', weight: 2, products: ['spanduk', 'undangan', 'label kemasan'], signs: ['Percetakan', 'Digital Printing'] },
    ],
  },
];

export function clusterOf(code: ClusterCode): Cluster {
  const found = clusters.find((cluster) => cluster.code === code);
  if (!found) throw new Error(`no cluster ${code}`);
  return found;
}
