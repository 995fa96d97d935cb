/**
 * One structured line per thing worth knowing. Fields are an allow-list by habit and by review:
 * ids, codes, counts and times; never a name, a number of a person, or a phone.
 */
export type Log = (entry: { readonly event: string; readonly [field: string]: unknown }) => void;
