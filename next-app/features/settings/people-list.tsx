import type { PublicUser, UserId } from '@earshot/sync'
import { Avatar } from '../../components/avatar.tsx'
import { Button } from '../../components/button.tsx'

/** People of whom one thing is so, which can be taken back from each. */
export const PeopleList = ({
  people,
  deed,
  deedOf,
  act,
}: {
  people: readonly { user: PublicUser; note?: string }[]
  deed: string
  deedOf: (name: string) => string
  act: (userId: UserId) => void
}) => (
  <ul className="-mt-1 max-h-72 overflow-y-auto">
    {people.map(({ user, note }) => (
      <li key={user.userId} className="flex min-h-12 items-center gap-3">
        <Avatar user={user} className="size-8 text-[0.7rem]" />
        <span className="min-w-0 flex-1 truncate">
          <bdi>{user.name}</bdi>
          {note !== undefined && <span className="ms-2 text-faint text-sm">{note}</span>}
        </span>
        <Button look="bare" aria-label={deedOf(user.name)} onClick={() => act(user.userId)}>
          {deed}
        </Button>
      </li>
    ))}
  </ul>
)
