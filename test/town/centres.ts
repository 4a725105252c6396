// Production centres (sentra): invented, each in a kelurahan where such work would be at home.
import type { ClusterCode } from '#test/town/types.ts';

export interface TownCentre {
  key: string;
  name: string;
  clusterCode: ClusterCode;
  /** Work that the centre gathers, as KBLI 2020 codes; empty means all of its cluster. */
  kbli: readonly string[];
  villageCode: string;
  lat: number;
  lng: number;
  foundedYear: number;
}

export const centres: readonly TownCentre[] = [
  {
    key: 'centre.batik-jati',
    name: 'Sentra Batik Manggar Jati',
    clusterCode: 'batik',
    kbli: [],
    villageCode: '35.74.03.1004',
    lat: -7.7548,
    lng: 113.2207,
    foundedYear: 2014,
  },
  {
    key: 'centre.batik-kedopok',
    name: 'Sentra Batik Sekar Kedopok',
    clusterCode: 'batik',
    kbli: [],
    villageCode: '35.74.05.1005',
    lat: -7.7869,
    lng: 113.1996,
    foundedYear: 2019,
  },
  {
    key: 'centre.beads-sumbertaman',
    name: 'Sentra Manik Sumber Taman',
    clusterCode: 'craft',
    kbli: ['32120', '32903'],
    villageCode: '35.74.02.1006',
    lat: -7.7824,
    lng: 113.2269,
    foundedYear: 2017,
  },
  {
    key: 'centre.fish-mayangan',
    name: 'Sentra Olahan Ikan Mayangan',
    clusterCode: 'seafood',
    kbli: [],
    villageCode: '35.74.03.1001',
    lat: -7.7398,
    lng: 113.2244,
    foundedYear: 2009,
  },
  {
    key: 'centre.fish-pilang',
    name: 'Sentra Ikan Asin Pilang',
    clusterCode: 'seafood',
    kbli: ['10211', '10212', '10214'],
    villageCode: '35.74.01.1009',
    lat: -7.7491,
    lng: 113.1892,
    foundedYear: 2012,
  },
];
