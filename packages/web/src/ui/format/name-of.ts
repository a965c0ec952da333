// Names of the trade as an operator reads them: in the panel's language where it has a word, else taken apart.
import { findTold } from '../../api/told/told.ts';
import { spacedWords } from './formats.ts';

export const nameOf = (name: string): string => findTold(name) ?? spacedWords(name.replaceAll('-', '_'));
