export * from './draft.ts';
export * from './submission.ts';
export * from './kept-draft.ts';
