import type { Failure } from '../failure.ts'

/** What YouTube's error codes mean to a listener. */
export const failureOfCode = (code: number): Failure => {
  switch (code) {
    // It does not take the video's id for one: there is no such video.
    case 2:
    // Not found, or private.
    case 100:
      return 'removed'
    // 150 is 101 in disguise.
    case 101:
    case 150:
      return 'not-embeddable'
    // 5: its player in HTML cannot play it. 153: it was not told which page it is in. Others are not documented.
    default:
      return 'vendor'
  }
}
