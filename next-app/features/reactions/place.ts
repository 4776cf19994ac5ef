/**
 * Where pictures are: rising over the cover; or, since nothing may lie over a video, coming and going in one line under it, or below
 * all of the stage where what is under the video is taken.
 */
export type Place = 'over' | 'under' | 'below'
