import type { Model } from './broken-line.ts';

// Fitted as testing/fit-other-sheet.ts does it (by its forerunner) on some 900 frames with one sheet or several, drawn by two
// generators that know nothing of each other, and on photographs; none of them is reported on.
// other-sheet.ts says of which cues logarithms are taken.

/** Whether an even patch beside the sheet is another sheet. */
// prettier-ignore
export const patchModel = {
  bias: -2.63,
  cues: {
    share: [[-4, 0], [-3, 1.03], [-2, 1.72], [-1, 2.45], [0, 2.02]],
    touches: [[-1.05, 0], [0.3, 0.06], [1, 0.86], [2, 1.13], [3, 1.7], [4, 2.04]],
    rim: [[0.57, 0], [0.7, 0.15], [0.85, -0.23], [0.95, 0.29], [1.05, 1.14]],
    darker: [[-0.5, 0], [0, 0], [0.3, -1.39], [0.6, -1.64], [1, -2.27], [1.4, -2.33]],
    lighter: [[-0.2, 0], [0, 0], [0.2, -0.98], [0.4, -1.66], [0.6, -1.43]],
    colour: [[0, 0], [0.15, 0.21], [0.3, -0.33], [0.45, -0.94], [0.6, -0.02]],
    others: [[-5, 0], [-3, -0.76], [-1.5, -1.3], [0, -1.52], [1, -2.62], [2, -2.62]],
    framed: [[-0.05, 0], [0.1, -1.82], [0.25, -1.93], [0.4, -0.86], [0.55, 0.49]],
    along: [[-0.22, 0], [0.05, -0.59], [0.15, -0.61], [0.3, -2.25], [0.6, -3.44], [0.9, -3.77]],
    print: [[-0.07, 0], [0.02, 1.56], [0.06, 2.39], [0.2, 2.48], [0.34, 1.41]],
    square: [[-0.1, 0], [0.2, 0.06], [0.5, 1.32], [0.8, 1.44], [1.1, -0.19]],
  },
} as const satisfies Model<string>;

/** Whether a right angle of two edges beside the sheet is the corner of one that lies under it. */
// prettier-ignore
export const cornerModel = {
  bias: -5.78,
  cues: {
    weaker: [[0.4, 0], [0.6, -1.11], [0.75, -0.54], [0.9, 1.4], [1, 1.3], [1.1, 1.07]],
    clearer: [[0.79, 0], [0.85, -0.69], [0.97, -0.42], [1.09, 1.23]],
    beyond: [[-0.17, 0], [0.05, -0.22], [0.15, -1.12], [0.3, -1.57], [0.5, -2.08], [0.7, -3.44]],
    off: [[-5.5, 0], [-4, 0.76], [-3, 2.72], [-2, 3.79], [-1, 3.33], [0, 4.72]],
    short: [[-4, 0], [-3, 0.23], [-2, -0.16], [-1, -1.28], [0, -1.17]],
    long: [[-2.85, 0], [-2, 0.82], [-1, 2.68], [-0.3, 2.18], [0.4, 2.48]],
    both: [[0, 0], [1, 0.08]],
    darker: [[-0.5, 0], [0, -0.01], [0.3, -2.2], [0.6, -2.62], [1, -2.34], [1.4, -2.61]],
    lighter: [[-0.15, 0], [0, -0.01], [0.3, -1.93], [0.6, -2.08]],
    contrast: [[-0.75, 0], [-0.4, 0.39], [-0.1, 0.38], [0.05, 2.08], [0.3, 2.24], [0.55, 2.25]],
    colour: [[-0.07, 0], [0.1, 0.48], [0.2, 0.71], [0.3, 0.05], [0.45, -0.6], [0.6, 0.51]],
    run: [[-2.8, 0], [-2, -1.05], [-1, -0.16], [-0.4, 0.21], [0.2, -0.18]],
    framed: [[0, 0], [1, 0.34]],
    crowd: [[-3.5, 0], [1, -0.57], [3, -0.78], [6, -0.22], [10, -1.27], [14, -1.08]],
  },
} as const satisfies Model<string>;

/** Whether there is more than one sheet: from the likeliest patch, the two likeliest corners, and what is telling by itself. */
// prettier-ignore
export const frameModel = {
  bias: -3.35,
  cues: {
    patch: [[-7, 0], [-4, -0.24], [-1, -0.16], [0, 1.41], [1, 2.76], [2, 3.92], [3, 4.08]],
    corner: [[-7, 0], [-4, -0.61], [-1, 0.59], [0, 2.43], [1, 3.54], [2, 4.73], [3, 4.93]],
    another: [[-6.5, 0], [-4, -0.34], [-2, -1.06], [-1, -0.74], [0, -0.83], [1, 0.21], [2, 0.24]],
    paper: [[0, 0], [1, 2.72]],
    page: [[0, 0], [1, 2.01]],
    twin: [[0, 0], [1, 2.76]],
    joined: [[0, 0], [1, 5.98]],
    print: [[-6.5, 0], [-5, 0.65], [-3, 1], [-2, 1.74], [-1, 0.86]],
    printElsewhere: [[-3.5, 0], [-3, -0.22], [-2, -0.11], [-1, 0.07]],
  },
} as const satisfies Model<string>;
