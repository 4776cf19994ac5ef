'use client'

import { Avatar } from '../../components/avatar.tsx'
import { companyWords } from '../../lib/company-words.ts'
import { type Completion, optionId } from './use-completion.ts'

/** Who may be meant, above the field. The field keeps the focus. */
export const Offers = ({ completion: { listId, offers, active, take } }: { completion: Completion }) =>
  offers.length > 0 && (
    <div
      id={listId}
      role="listbox"
      aria-label={companyWords.mention}
      className="absolute inset-x-0 bottom-full z-10 mb-2 max-h-72 animate-appear overflow-y-auto rounded-3xl bg-raised p-1.5 shadow-float ring-1 ring-line"
    >
      {offers.map((person, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus, and hears the keys
        <div
          key={person.userId}
          id={optionId(listId, place)}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // Before the field loses the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(person)}
          className={`flex min-h-11 cursor-pointer items-center gap-3 rounded-2xl px-2.5 ${place === active ? 'bg-ink/8' : 'hover:bg-ink/4'}`}
        >
          <Avatar user={person} className="size-7 text-[0.65rem]" />
          <span dir="auto" className="truncate">
            {person.name}
          </span>
        </div>
      ))}
    </div>
  )
