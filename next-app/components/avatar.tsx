import type { PublicUser } from '@earshot/sync'
import { personColour } from '../lib/colour/person-colour.ts'
import { initials } from '../lib/initials.ts'

/** A person's letters on a colour of their own, the same on every device. */
export const Avatar = ({ user, className = 'size-9 text-xs' }: { user: PublicUser; className?: string }) => (
  <span
    aria-hidden="true"
    className={`flex shrink-0 select-none items-center justify-center rounded-full font-semibold text-chalk ${className}`}
    style={{ backgroundColor: personColour(user.userId) }}
  >
    {initials(user.name)}
  </span>
)
