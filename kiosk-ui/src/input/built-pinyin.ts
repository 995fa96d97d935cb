import { loadPinyin } from './load-pinyin.ts';

/** Built once, when first imported; import it lazily, when somebody is about to type Chinese. */
export const builtPinyin = loadPinyin();
