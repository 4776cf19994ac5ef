import type { QueueOrder, Repeat } from '@earshot/sync'

const songs = (many: number): string => (many === 1 ? '1 song' : `${many} songs`)

/** What `words` says about the queue. */
export const queueWords = {
  list: 'Queue',
  tab: 'Queue',
  playing: 'Now playing',
  songs,
  addedBy: 'added by',
  playNow: (title: string) => `Play ${title} now`,
  empty: 'Nothing is waiting. Add songs and they line up here.',
  nothingWaits: 'Nothing waiting',

  sides: 'What is shown of the queue',
  upNext: 'Up next',
  history: 'History',

  order: 'Order of the queue',
  orders: { added: 'As added', votes: 'Most votes first', turns: 'Taking turns' } satisfies Record<QueueOrder, string>,
  orderIsFixed: 'Songs are shuffled only where they stand as added.',
  ordered: (order: QueueOrder) => `Queue order: ${queueWords.orders[order].toLowerCase()}`,
  repeat: {
    off: 'Repeat: off',
    all: 'Repeat: all songs',
    one: 'Repeat: this song',
  } satisfies Record<Repeat, string>,
  shuffle: 'Shuffle',
  shuffled: 'Queue shuffled',
  more: 'More for the queue',
  clear: 'Clear the queue',
  cleared: (many: number) => `${songs(many)} removed`,

  moreOf: (title: string) => `More for ${title}`,
  menu: {
    playNow: 'Play now',
    playNext: 'Play next',
    top: 'Move to the top',
    up: 'Move up',
    down: 'Move down',
    end: 'Move to the end',
    elsewhere: 'Find it elsewhere',
    remove: 'Remove',
  },
  removed: (title: string) => `${title} removed`,
  moved: (title: string) => `${title} moved`,
  playsNext: (title: string) => `${title} plays next`,
  added: (title: string) => `${title} added`,
  isNext: 'next',

  votes: {
    group: (title: string) => `Votes for ${title}`,
    up: (title: string) => `Vote for ${title}`,
    down: (title: string) => `Vote against ${title}`,
    score: (score: number) =>
      score === 0 ? 'no votes' : score === 1 || score === -1 ? `${score} vote` : `${score} votes`,
  },

  drag: {
    grip: (title: string) => `Move ${title}`,
    how: 'Space or Enter takes it up, the arrow keys move it, Space or Enter puts it down, Escape leaves it where it was.',
    lifted: (title: string, place: number, of: number) => `${title} taken up, place ${place} of ${of}.`,
    over: (place: number, of: number) => `Place ${place} of ${of}.`,
    dropped: (title: string, place: number, of: number) => `${title} put down at place ${place} of ${of}.`,
    left: (title: string) => `${title} left where it was.`,
  },

  undo: 'Undo',
  undone: 'Taken back',

  skip: {
    vote: (votes: number, needed: number) => `Vote to skip · ${votes} of ${needed}`,
    voted: (votes: number, needed: number) => `You voted to skip · ${votes} of ${needed}`,
  },

  plays: {
    list: 'History',
    ago: (minutes: number) =>
      minutes < 1
        ? 'just now'
        : minutes < 60
          ? `${minutes} min ago`
          : minutes < 1440
            ? `${Math.floor(minutes / 60)} h ago`
            : `${Math.floor(minutes / 1440)} d ago`,
    addAgain: (title: string) => `Add ${title} again`,
    empty: 'Nothing has played here yet. Every song that plays stays here, to be heard again.',
    more: 'Show more',
    retry: 'Try again',
  },

  playlists: {
    heading: 'Playlists',
    open: 'Playlists',
    close: 'Back',
    openOne: (name: string) => `Open ${name}`,
    empty: 'No playlists yet. Save a queue from its menu, and it is here in every room.',
    emptyOne: 'There are no songs in it.',
    save: 'Save as a playlist…',
    name: 'Name of the playlist',
    saveIt: 'Save',
    cancel: 'Cancel',
    saved: (name: string, many: number) => `${name} saved with ${songs(many)}`,
    addAll: 'Add all',
    play: 'Play now',
    more: (name: string) => `More for ${name}`,
    rename: 'Rename',
    remove: 'Delete',
    removed: (name: string) => `${name} deleted`,
    retry: 'Try again',
  },

  exportM3u: 'Export as M3U',
  exportJson: 'Export as JSON',
}
