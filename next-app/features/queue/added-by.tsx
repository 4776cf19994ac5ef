import { words } from '../../lib/words.ts'

/** Whose doing a song is: to the eye the name beside the artist's says it. */
export const AddedBy = ({ name }: { name: string }) => (
  <span title={`${words.queue.addedBy} ${name}`}>
    <span className="sr-only">{words.queue.addedBy} </span>
    <bdi>{name}</bdi>
  </span>
)
