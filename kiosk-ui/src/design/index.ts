/** The design system. Import `./index.css` and `./fonts.ts` once, in a page's main.ts. */
export { default as LineIcon } from './components/LineIcon.vue';
export { default as PushButton } from './components/PushButton.vue';
export { default as PaperCard } from './components/PaperCard.vue';
export { default as NoteBox } from './components/NoteBox.vue';
export { default as StateTag } from './components/StateTag.vue';
export { default as WaitRing } from './components/WaitRing.vue';
export { default as ModalBox } from './components/ModalBox.vue';
export { iconPaths, type IconName } from './icons/paths.ts';
