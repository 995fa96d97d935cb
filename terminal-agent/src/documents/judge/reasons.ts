/** Why a frame cannot become a page, each with what to tell the citizen. */
export const reasons = {
  'not-an-image': { zh: '这个文件不是图片。', en: 'This file is not a picture.' },
  'damaged-image': { zh: '图片不完整，请重新拍摄。', en: 'The picture is incomplete. Please take it again.' }, // prettier-ignore
  'too-many-pixels': { zh: '图片太大，无法处理。', en: 'The picture is too large to work with.' },
  'too-few-pixels': { zh: '图片太小，看不清内容。', en: 'The picture is too small to read.' },
  'several-pictures': { zh: '这个文件含有多幅图片，请逐页提交。', en: 'This file holds several pictures. Please hand in one at a time.' }, // prettier-ignore
  'nothing-there': { zh: '没有看到材料，请把材料放在拍摄区内。', en: 'Nothing is there. Please lay the sheet in the marked area.' }, // prettier-ignore
  'page-cut': { zh: '材料超出了画面，请往里挪一点，四边都留出来。', en: 'The sheet is cut off. Please move it away from the edge.' }, // prettier-ignore
  'more-than-one-sheet': { zh: '看到不止一张材料，请一次只放一张。', en: 'There is more than one sheet. Please lay down one at a time.' }, // prettier-ignore
  'too-dark': { zh: '光线太暗，请打开补光灯或避开阴影。', en: 'It is too dark. Please turn on the light or move out of the shadow.' }, // prettier-ignore
  glare: { zh: '材料上有反光，请稍微移动或压平材料。', en: 'Light is reflected on the sheet. Please move or flatten it a little.' }, // prettier-ignore
  'out-of-focus': { zh: '画面没有对准焦，请把材料压平、放稳再拍。', en: 'The picture is not sharp. Please flatten the sheet and try again.' }, // prettier-ignore
  moved: { zh: '拍摄时有晃动，请保持不动。', en: 'Something moved. Please hold still.' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type Reason = keyof typeof reasons;

/** Whether the file itself is at fault: nothing was looked at. */
export function isUnreadable(reason: Reason): boolean {
  switch (reason) {
    case 'not-an-image':
    case 'damaged-image':
    case 'too-many-pixels':
    case 'too-few-pixels':
    case 'several-pictures':
      return true;
    case 'nothing-there':
    case 'page-cut':
    case 'more-than-one-sheet':
    case 'too-dark':
    case 'glare':
    case 'out-of-focus':
    case 'moved':
      return false;
  }
}
