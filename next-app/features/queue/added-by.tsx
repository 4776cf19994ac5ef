import { words } from '../../lib/words.ts'

/** Whose doing a song is: to the eye the name beside the artist's says it. */
export const AddedBy = ({ name }: { name: string }) => (
  <span title={`${words.queue.addedBy} ${name}`}>
    <bdi className="sr-only">{words.queue.addedBy} </bdi>
    <bdi>{name}</bdi>
  </span>
)
