/** Where the photos of a draft lie in the vault. */
export const photoIds = (draftId: string): [place: string, paper: string] => [`draft:${draftId}:place`, `draft:${draftId}:paper`];
