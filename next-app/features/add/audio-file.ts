const ENDINGS = /\.(mp3|m4a|m4b|mp4|aac|ogg|oga|opus|flac|wav|wave|webm)$/i

/** What the file picker offers. */
export const ACCEPTED = 'audio/*,.mp3,.m4a,.aac,.ogg,.oga,.opus,.flac,.wav,.m3u,.m3u8,.pls,.xspf,.json'

/**
 * Whether a file may be a song, by its name and type: spares sending a film or a photograph. The server looks at what is
 * in it.
 */
export const mayBeSong = ({ name, type }: { name: string; type: string }): boolean =>
  type.startsWith('audio/') || ENDINGS.test(name)

/** Whether a file lists songs instead of being one. */
export const isPlaylist = ({ name }: { name: string }): boolean => /\.(m3u8?|pls|xspf|json)$/i.test(name)
