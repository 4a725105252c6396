/** Family names of Chinese Indonesians in their old, Hokkien and Hakka spellings. */
const families = new Set(
  'ang auw bong chan chen chia coa gan go goh gouw han hartono ho hoo houw huang jap jo kang khoe kho khouw kho ko kwa kwee kwan lauw lay lee li lie liem liauw liong lim lin loa lo luo nio njoo nyoo oei oen oey ong ouw phoa po poo pouw sie siauw sim siem so soe souw tan tang tay teng the thio thung tio tiong tjan tjandra tjen tjhin tjia tjiong tjioe tjoa tjong tjung tjioe wong yap yo yong zhang'.split(
    ' ',
  ),
);

/**
 * A family name and two syllables (`Tan Giok Nio`, `Oei Tiong Ham`): the three are one name, in that order, and none of them
 * is a title, a degree or a short form, however it looks.
 */
export function isChineseName(words: readonly string[]): boolean {
  return words.length === 3 && families.has(words[0] ?? '') && words.every((word) => /^[a-z]{2,6}$/.test(word) && syllables(word) === 1);
}

const syllables = (word: string): number => word.match(/[aeiouy]+/g)?.length ?? 0;
