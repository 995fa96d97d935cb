export * from './draft.ts';
export * from './submission.ts';
