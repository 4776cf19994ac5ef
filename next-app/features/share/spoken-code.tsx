'use client'

import type { SpaceId } from '@earshot/sync'
import { shareWords } from '../../lib/share-words.ts'
import { spell } from '../../lib/spelling.ts'

const say = shareWords

/** The room's code, large, with the words by which it is said aloud, and where it is typed. */
export const SpokenCode = ({ code }: { code: SpaceId }) => {
  const spelled = spell(code)
  return (
    <section>
      <h3 className="text-faint text-sm">{say.code}</h3>
      <p className="sr-only">{say.spelled(spelled.map(({ word }) => word).join(', '))}</p>
      {/* Three and three: more in a row is hard to say and to remember. */}
      <div aria-hidden="true" dir="ltr" data-code={code} className="mt-2 grid grid-cols-3 gap-2">
        {spelled.map(({ sign, word }, at) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: signs have their place and repeat
            key={at}
            className="flex flex-col items-center rounded-2xl bg-veil pt-2 pb-2.5 ring-1 ring-line ring-inset"
          >
            <span className="font-display font-semibold text-4xl leading-none tracking-tight">{sign}</span>
            <span className="mt-2 text-sm text-soft leading-none">{word}</span>
          </span>
        ))}
      </div>
      <p className="mt-3 text-pretty text-soft text-sm leading-relaxed">{say.codeWhere(location.host)}</p>
    </section>
  )
}
