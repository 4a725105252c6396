import type { Text } from '#core/text.ts';
import { fieldWords } from '../field_words.ts';

/** The words of a field that people differ on; parts of a whole, as `address.rt`, go by the whole. */
export const conflictField = (field: string): Text => fieldWords[field.split('.')[0] ?? ''] ?? { id: field, en: field };
