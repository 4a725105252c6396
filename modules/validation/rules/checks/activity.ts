import type { Repair, Rule } from './types.ts';

/** Rules about what a business does: its trade, its KBLI codes, whether it still runs. */
export const activityRules: Record<string, Rule> = {
  'cluster.missing': {
    group: 'activity',
    openOnly: true,
    title: { id: 'Klaster belum dipilih', en: 'No cluster is chosen' },
    advice: {
      id: 'Pilih klaster di halaman usaha; dari klaster tergantung izin apa yang diperlukan.',
      en: 'Choose the cluster on the page of the business; the papers it needs depend on it.',
    },
    message: { id: 'Usaha ini belum masuk klaster mana pun.', en: 'This business is in no cluster yet.' },
    look: (e) => (e.cluster === null ? {} : undefined),
  },
  'cluster.unknown': {
    group: 'activity',
    title: { id: 'Klaster tidak ada dalam daftar', en: 'The cluster is not in the list' },
    advice: { id: 'Pilih klaster yang berlaku di halaman usaha.', en: 'Choose a cluster of the list on the page of the business.' },
    message: { id: 'Klaster “{code}” tidak ada dalam daftar kabupaten/kota ini.', en: 'The cluster “{code}” is not in the list of this regency.' },
    look: (e) => (e.cluster !== null && !e.clusterKnown ? { params: { code: e.cluster }, about: e.cluster } : undefined),
  },
  'kbli.missing': {
    group: 'activity',
    openOnly: true,
    title: { id: 'KBLI belum diisi', en: 'No KBLI code' },
    advice: {
      id: 'Cari kode lima angka dari kegiatan utamanya di halaman usaha. KBLI yang salah membuat izin tidak terbit.',
      en: 'Look up the five digits of the main activity on the page of the business. With a wrong KBLI no permit is issued.',
    },
    message: { id: 'Kegiatan usaha ini belum punya kode KBLI.', en: 'The activity of this business has no KBLI code yet.' },
    look: (e) => (e.kbli === null ? {} : undefined),
  },
  'kbli.unknown': {
    group: 'activity',
    title: { id: 'Kode KBLI tidak dikenal', en: 'The KBLI code is unknown' },
    advice: {
      id: 'Cocokkan lima angkanya dengan NIB. Bila daftar KBLI belum dimuat lengkap, minta admin memuatnya.',
      en: 'Compare the five digits with the NIB. If the list of KBLI is not loaded whole, ask the admin to load it.',
    },
    message: { id: 'Kode {code} tidak ada dalam KBLI {version}.', en: 'There is no code {code} in KBLI {version}.' },
    look: (e, { kbli }) => {
      if (e.kbli === null) return undefined;
      const impossible = !/^\d{5}$/.test(e.kbli) || e.kbliVersion === null;
      return impossible || kbli.standing(e.kbliVersion ?? '', e.kbli) === 'unknown'
        ? { params: { code: e.kbli, version: e.kbliVersion ?? '—' }, about: `${e.kbliVersion} ${e.kbli}` }
        : undefined;
    },
  },
  'kbli.oldVersion': {
    group: 'activity',
    openOnly: true,
    repairable: true,
    title: { id: 'KBLI masih versi lama', en: 'The KBLI is of an old version' },
    advice: {
      id: 'Kode yang punya tepat satu pengganti dapat diperbaiki sekaligus. Yang lain pilih sendiri: kodenya dipecah atau digabung.',
      en: 'Codes with exactly one heir can be repaired in bulk. Choose the others yourself: they were split or joined.',
    },
    message: {
      id: 'Kode {code} berasal dari KBLI {version}; yang berlaku KBLI {current}.',
      en: 'The code {code} is of KBLI {version}; KBLI {current} is in force.',
    },
    look: (e, { kbli }) => {
      if (e.kbli === null || e.kbliVersion === null || e.kbliVersion >= kbli.current) return undefined;
      const repair = renewed(e.kbliVersion, e.kbli, kbli.heir(e.kbliVersion, e.kbli), kbli.current);
      return {
        params: { code: e.kbli, version: e.kbliVersion, current: kbli.current },
        about: `${e.kbliVersion} ${e.kbli}`,
        ...(repair && { repair }),
      };
    },
  },
  'activity.unknown': {
    group: 'freshness',
    title: { id: 'Belum diketahui masih berjalan atau tidak', en: 'Not known whether it still runs' },
    advice: {
      id: 'Kunjungi atau telepon pemilik, lalu verifikasi di halaman usaha.',
      en: 'Visit or call the owner, then verify on the page of the business.',
    },
    message: { id: 'Status keaktifan usaha ini belum diketahui.', en: 'Whether this business is active is not known.' },
    look: (e) => (e.activity === 'unknown' ? {} : undefined),
  },
};

function renewed(version: string, code: string, heir: string | null, current: string): Repair | null {
  if (heir === null) return null;
  return {
    field: 'kbli',
    from: `${version} · ${code}`,
    to: `${current} · ${heir}`,
    items: [
      { on: 'enterprise', field: 'kbli', from: code, to: heir },
      { on: 'enterprise', field: 'kbliVersion', from: version, to: current },
    ],
  };
}
