/**
 * YouTube's own words, as far as we use them (IFrame Player API,
 * https://developers.google.com/youtube/iframe_api_reference). Its times are seconds, its volume goes from 0 to 100.
 */

/** What a player says that it does. */
export const STATE = { unstarted: -1, ended: 0, playing: 1, paused: 2, buffering: 3, cued: 5 } as const
export type VendorState = (typeof STATE)[keyof typeof STATE]

export type VendorPlayer = {
  cueVideoById(video: { videoId: string; startSeconds: number }): void
  playVideo(): void
  pauseVideo(): void
  /** Plays a video that was only cued; one that is paused stays so. */
  seekTo(seconds: number, allowSeekAhead: boolean): void
  /** A suggestion: what comes of it is told by `getPlaybackRate`, and is 1 again with the next video. */
  setPlaybackRate(rate: number): void
  setVolume(volume: number): void
  mute(): void
  unMute(): void
  // What the frame told last, some 250 to 500 ms old; some versions reckon on from it themselves.
  getPlayerState(): VendorState | undefined
  getCurrentTime(): number | undefined
  /** 0 before anything is known. */
  getDuration(): number | undefined
  getPlaybackRate(): number | undefined
  getAvailablePlaybackRates(): number[] | undefined
  destroy(): void
}

export type VendorEvents = {
  onReady: () => void
  onStateChange: (event: { data: VendorState }) => void
  /** 2, 5, 100, 101, 150 or 153. */
  onError: (event: { data: number }) => void
  onAutoplayBlocked: () => void
}

export type YouTube = {
  Player: new (frame: HTMLIFrameElement, options: { events: VendorEvents }) => VendorPlayer
}

/** What the vendor's script finds and leaves on the page's `window`. */
export type YouTubeWindow = {
  YT?: Partial<YouTube>
  onYouTubeIframeAPIReady?: () => void
}
