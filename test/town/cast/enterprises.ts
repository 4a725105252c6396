// The cast's enterprises: numbers 0 and up of every town, whatever its seed. What is not written here is filled in, always in the same way.
import { channelsOf, productsOf } from '#test/town/businesses.ts'
import { castOwnerOf } from '#test/town/cast/owners.ts'
import { clusterOf, type Cluster, type ClusterTrade } from '#test/town/clusters.ts'
import { documentsOf, type DocumentWish } from '#test/town/documents.ts'
import { figuresOf } from '#test/town/figures.ts'
import { locationNear } from '#test/town/places.ts'
import { createRandom, type Random } from '#test/town/prng.ts'
import type { ActivityStatus, Channel, ClusterCode, PlaceKind, TownBusiness, TownEnterprise, TownExport, TownOwner, TownVillage } from '#test/town/types.ts'

interface EnterpriseOptions {
  brand?: string
  products?: readonly string[]
  place?: PlaceKind
  status?: ActivityStatus
  channels?: readonly Channel[]
  /** Legality; by default none at all. */
  papers?: readonly DocumentWish[]
  turnoverRupiah?: number
  startYear?: number
  workers?: readonly [male: number, female: number]
  verifiedAt?: string
  centre?: string
  exports?: readonly TownExport[]
}

type EnterpriseLine = readonly [slug: string, ownerSlug: string, name: string | null, cluster: ClusterCode, kbli: string, options?: EnterpriseOptions]

const nib: DocumentWish = { kind: 'nib' }
const npwp: DocumentWish = { kind: 'npwp' }
const pirt: DocumentWish = { kind: 'pirt' }
const expiredPirt: DocumentWish = { kind: 'pirt', expired: true }
const halal: DocumentWish = { kind: 'halal' }
const trademark: DocumentWish = { kind: 'trademark' }
const jati = 'centre.batik-jati'
const kedopok = 'centre.batik-kedopok'

const lines: readonly EnterpriseLine[] = [
  ['batik-sari', 'sari', 'Batik Sari Manggar', 'batik', '13134', { brand: 'Sari Manggar', papers: [nib, npwp, trademark], centre: jati, verifiedAt: '2026-10-02', turnoverRupiah: 186_000_000, startYear: 2012, workers: [1, 4], channels: ['home', 'social_media', 'online_marketplace'] }],
  ['batik-yulia', 'yulia', 'Griya Batik Yulia', 'batik', '13134', { papers: [nib], centre: kedopok, verifiedAt: '2026-09-14', turnoverRupiah: 92_000_000, startYear: 2015, workers: [0, 3] }],
  ['batik-endah', 'endah', 'Batik Tulis Endah', 'batik', '13134', { papers: [nib, npwp], centre: jati, verifiedAt: '2026-08-20', turnoverRupiah: 240_000_000, startYear: 2006, workers: [2, 6], exports: [{ year: 2025, country: 'SG', product: 'kain batik tulis', valueRupiah: 38_000_000 }] }],
  ['batik-wiwin', 'wiwin', 'Wiwin Ecoprint', 'batik', '13134', { products: ['batik ecoprint'], papers: [nib], turnoverRupiah: 48_000_000, startYear: 2020, workers: [0, 1] }],
  ['batik-mustika', 'mustika', 'Mustika Batik', 'batik', '13134', { turnoverRupiah: 36_000_000, startYear: 2021, workers: [0, 2] }],
  ['batik-ratih', 'ratih', 'Batik Ratih Kencana', 'batik', '13134', { papers: [nib], centre: jati, turnoverRupiah: 110_000_000, startYear: 2010, workers: [1, 3], verifiedAt: '2024-03-11' }],
  ['batik-lastri', 'lastri', 'Batik Bu Lastri', 'batik', '13134', { centre: kedopok, turnoverRupiah: 24_000_000, startYear: 1998, workers: [0, 1] }],
  ['batik-huda', 'huda', 'Batik Cap Huda', 'batik', '13134', { products: ['kain batik cap', 'udeng batik'], papers: [nib, npwp], turnoverRupiah: 320_000_000, startYear: 2008, workers: [5, 2], verifiedAt: '2026-05-06' }],
  ['batik-tutik', 'tutik', 'Rumah Batik Tutik', 'batik', '13134', { papers: [nib], turnoverRupiah: 74_000_000, startYear: 2016, workers: [0, 2] }],
  ['batik-arumi', 'arumi', 'Arumi Shibori', 'batik', '13134', { products: ['syal batik', 'kain jumputan'], turnoverRupiah: 30_000_000, startYear: 2023, workers: [0, 1], place: 'online', channels: ['social_media', 'online_marketplace'] }],
  ['kerupuk-hamidah', 'hamidah', 'Kerupuk Ikan Hamidah', 'seafood', '10794', { brand: 'Lumba Gurih', products: ['kerupuk ikan', 'kerupuk udang'], papers: [nib, npwp, pirt, halal, trademark], centre: 'centre.fish-mayangan', verifiedAt: '2026-11-03', turnoverRupiah: 640_000_000, startYear: 2004, workers: [3, 7], channels: ['reseller', 'market', 'modern_retail'] }],
  ['tempe-karsih', 'karsih', 'Tempe Mbok Karsih', 'processed_food', '10391', { products: ['tempe kedelai'], turnoverRupiah: 28_000_000, startYear: 1979, workers: [0, 1], channels: ['market'] }],
  ['ikan-maimunah', 'maimunah-pilang', 'Ikan Asin Maimunah', 'seafood', '10211', { papers: [nib], centre: 'centre.fish-pilang', turnoverRupiah: 88_000_000, startYear: 2009, workers: [1, 3], verifiedAt: '2026-07-22' }],
  ['kue-maimunah', 'maimunah-wonoasih', 'Jajan Maimunah', 'bakery', '10792', { turnoverRupiah: 34_000_000, startYear: 2018, workers: [0, 2] }],
  ['keripik-nurul', 'nurul', 'Keripik Mangga Nurul', 'processed_food', '10794', { brand: 'Manggarku', products: ['keripik mangga', 'keripik pisang'], papers: [nib, npwp, pirt, halal], verifiedAt: '2026-10-19', turnoverRupiah: 210_000_000, startYear: 2017, workers: [1, 4], channels: ['online_marketplace', 'reseller', 'social_media'] }],
  ['sirup-lilik', 'lilik', 'Sirup Mangga Bu Lilik', 'beverage', '11090', { products: ['sirup mangga', 'sari anggur'], papers: [nib, expiredPirt], turnoverRupiah: 52_000_000, startYear: 2013, workers: [0, 2], verifiedAt: '2025-06-30' }],
  ['sambal-nining', 'nining', 'Sambal Nining', 'processed_food', '10772', { brand: 'Dapur Nining', products: ['sambal botol'], papers: [nib, pirt], turnoverRupiah: 66_000_000, startYear: 2020, workers: [0, 2] }],
  ['otak-otak-gufron', 'gufron', 'Otak-otak Cak Gufron', 'seafood', '10216', { products: ['otak-otak', 'nuget ikan'], papers: [nib, expiredPirt, halal], turnoverRupiah: 132_000_000, startYear: 2011, workers: [2, 2] }],
  ['petis-juma', 'juma', "Petis Mak Juma'ati", 'seafood', '10295', { products: ['petis ikan'], turnoverRupiah: 18_000_000, startYear: 1985, workers: [0, 1], status: 'seasonal' }],
  ['roti-rodiyah', 'rodiyah', 'Roti Rodiyah', 'bakery', '10710', { products: ['roti manis', 'brownies'], papers: [nib, pirt, halal], turnoverRupiah: 158_000_000, startYear: 2019, workers: [1, 3], verifiedAt: '2026-06-17' }],
  ['kopi-fathur', 'fathur', 'Kopi Lereng Fathur', 'beverage', '10761', { products: ['kopi arabika Bromo'], papers: [nib, pirt], turnoverRupiah: 97_000_000, startYear: 2021, workers: [2, 0], channels: ['online_marketplace', 'social_media'] }],
  ['warung-maruf', 'maruf', 'Warung "Mbok Yem"', 'culinary', '56102', { products: ['nasi glepungan', 'rawon'], papers: [nib], turnoverRupiah: 124_000_000, startYear: 2001, workers: [1, 2], place: 'shop' }],
  // A sign that a spreadsheet would take for a formula.
  ['rasa-dwi', 'dwi', '=Rasa Sayang=', 'culinary', '56103', { products: ['mi ayam', 'bakso'], turnoverRupiah: 44_000_000, startYear: 2022, workers: [0, 1], place: 'kiosk' }],
  ['nasi-supi', 'supi', 'Nasi Jagung Supiyati', 'culinary', '56104', { products: ['nasi jagung'], turnoverRupiah: 21_000_000, startYear: 1995, workers: [0, 1], place: 'mobile' }],
  ['manik-anggun', 'anggun', 'Manik Anggun', 'craft', '32120', { products: ['gelang manik', 'kalung manik'], papers: [nib, npwp], centre: 'centre.beads-sumbertaman', turnoverRupiah: 118_000_000, startYear: 2014, workers: [1, 5], verifiedAt: '2026-09-01' }],
  ['anyaman-slamet', 'slamet', 'Anyaman Bambu Pak Slamet', 'craft', '16291', { products: ['besek bambu', 'tampah'], turnoverRupiah: 15_000_000, startYear: 1988, workers: [1, 0] }],
  ['kerang-rini', 'rini', 'Galeri Kerang Rini', 'craft', '32903', { products: ['hiasan kerang'], papers: [nib], centre: 'centre.beads-sumbertaman', turnoverRupiah: 40_000_000, startYear: 2016, workers: [0, 2] }],
  ['mebel-haryo', 'haryo', 'UD. Jati Sasongko', 'furniture', '31001', { products: ['lemari', 'meja kursi'], papers: [nib, npwp], turnoverRupiah: 3_200_000_000, startYear: 1996, workers: [14, 2], verifiedAt: '2026-04-28' }],
  ['samudra-kurnia', 'kurnia', 'UD. Samudra Kencana', 'seafood', '10211', { products: ['teri kering', 'ikan layang kering'], papers: [nib, npwp, halal, trademark], turnoverRupiah: 18_500_000_000, startYear: 1992, workers: [26, 31], verifiedAt: '2026-02-12', channels: ['reseller', 'export'], exports: [{ year: 2024, country: 'JP', product: 'teri kering', valueRupiah: 2_900_000_000 }, { year: 2025, country: 'JP', product: 'teri kering', valueRupiah: 3_400_000_000 }] }],
  ['busana-anindya', 'anindya', 'Rumah Busana Muslimah dan Bordir Anindya Kusumaningtyas Dewi', 'fashion', '14302', { products: ['mukena bordir', 'kerudung bordir'], papers: [nib], turnoverRupiah: 84_000_000, startYear: 2015, workers: [0, 3] }],
  // One man, three trades.
  ['bengkel-bahrul', 'bahrul', 'Bengkel Bahrul Motor', 'services', '45407', { products: ['servis motor', 'ganti oli'], papers: [nib], turnoverRupiah: 150_000_000, startYear: 2010, workers: [3, 0], verifiedAt: '2026-10-28' }],
  ['toko-bahrul', 'bahrul', 'Toko Bahrul Berkah', 'trade', '47112', { products: ['sembako'], papers: [nib], turnoverRupiah: 280_000_000, startYear: 2016, workers: [0, 1], place: 'shop' }],
  ['laundry-bahrul', 'bahrul', 'Bahrul Laundry', 'services', '96200', { products: ['cuci kiloan'], turnoverRupiah: 58_000_000, startYear: 2022, workers: [0, 2] }],
  ['toko-budi', 'budi', 'Toko <Murah> & Jaya', 'trade', '47112', { products: ['sembako', 'gas elpiji'], papers: [nib, npwp], turnoverRupiah: 1_400_000_000, startYear: 2007, workers: [1, 2], place: 'shop' }],
  ['misrawi', 'misrawi', null, 'farm_produce', '47213', { products: ['bawang merah'], turnoverRupiah: 46_000_000, startYear: 2003, workers: [1, 0], status: 'seasonal' }],
  ['kafe-rafif', 'rafif', 'Kafé Senja – Kopi & Cerita', 'culinary', '56103', { products: ['kopi susu', 'roti bakar'], papers: [nib, halal], turnoverRupiah: 172_000_000, startYear: 2024, workers: [2, 1], place: 'shop', channels: ['social_media'] }],
  ['studio-bagas', 'bagas', 'Studio Bagas', 'creative_digital', '74201', { products: ['foto produk', 'video'], papers: [nib], turnoverRupiah: 90_000_000, startYear: 2022, workers: [2, 0] }],
  ['keripik-painten', 'painten', 'Keripik Mbah Painten', 'processed_food', '10794', { products: ['keripik singkong'], turnoverRupiah: 12_000_000, startYear: 1982, workers: [0, 1], status: 'closed', verifiedAt: '2025-01-20' }],
  ['toko-sahrul', 'sahrul', 'Olshop Sahrul', 'trade', '47911', { products: ['camilan kiriman'], turnoverRupiah: 26_000_000, startYear: 2021, workers: [1, 0], place: 'online', status: 'not_found', verifiedAt: '2026-03-19' }],
  ['laundry-mustika', 'mustika', 'Mustika Laundry', 'services', '96200', { products: ['cuci kiloan'], turnoverRupiah: 40_000_000, startYear: 2019, workers: [0, 1], status: 'unknown' }],
]

/** How many numbers the cast takes at the start of every town. */
export const castEnterpriseCount = lines.length

export function castEnterprises(regency: string, villages: readonly TownVillage[]): TownEnterprise[] {
  return lines.map((line, index) => castEnterprise(line, index, regency, villages))
}

function castEnterprise(line: EnterpriseLine, index: number, regency: string, villages: readonly TownVillage[]): TownEnterprise {
  const [slug, ownerSlug, , , , options = {}] = line
  const random = createRandom(`cast/enterprise/${slug}`)
  const owner = castOwnerOf(`owner.${ownerSlug}`)
  const business = castBusiness(random, line, owner, villages)
  return {
    key: `ent.${slug}`, index, regency, owner, business,
    documents: documentsOf(random, owner, business, index, options.papers ?? []),
    figures: figuresOf(random, business, options.turnoverRupiah),
    verifiedAt: options.verifiedAt ?? null,
    centre: options.centre ?? null,
    exports: [...(options.exports ?? [])],
  }
}

function castBusiness(random: Random, line: EnterpriseLine, owner: TownOwner, villages: readonly TownVillage[]): TownBusiness {
  const [, , name, clusterCode, kbli, options = {}] = line
  const cluster = clusterOf(clusterCode)
  const village = villages.find((each) => each.code === owner.villageCode)
  const [workersMale, workersFemale] = options.workers ?? [1, 0]
  return {
    name,
    brand: options.brand ?? null,
    clusterCode,
    kbli: { version: '2020', code: kbli },
    products: options.products ? [...options.products] : productsOf(random, tradeOf(cluster, kbli)),
    placeKind: options.place ?? 'home',
    address: owner.address,
    villageCode: owner.villageCode,
    location: village ? locationNear(random, village) : null,
    startYear: options.startYear ?? 2018,
    status: options.status ?? 'active',
    workersMale,
    workersFemale,
    channels: options.channels ? [...options.channels] : channelsOf(random, cluster),
  }
}

function tradeOf(cluster: Cluster, kbli: string): ClusterTrade {
  const found = cluster.trades.find((trade) => trade.kbli === kbli)
  if (!found) throw new Error(`cluster ${cluster.code} has no trade ${kbli}`)
  return found
}
