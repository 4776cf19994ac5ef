/** How high a row of the queue is (`h-18`), and how far from the next one it begins, in px. */
export const ROW_PX = 72
export const PITCH_PX = 74
