export { editsWithin, foldName, foldWord, foldedWords } from './fold.ts';
