import { Fragment, memo } from 'react'
import { textParts } from './text-parts.ts'

/** What was said, as text: links of the web can be followed, and who is spoken to stands out. */
export const Said = memo(({ text, names, you }: { text: string; names: readonly string[]; you: string }) => (
  <>
    {textParts(text, names).map((part, place) => {
      // biome-ignore-start lint/suspicious/noArrayIndexKey: the pieces of a text that never changes
      if (part.type === 'link') {
        return (
          <Fragment key={place}>
            <a
              href={part.href}
              target="_blank"
              rel="noopener noreferrer nofollow"
              className="wrap-anywhere text-accent underline decoration-accent/40 underline-offset-2 hover:decoration-accent"
            >
              {part.text}
            </a>
            {part.host !== null && (
              <bdi dir="ltr" className="wrap-anywhere text-faint text-sm">
                {' '}
                ({part.host})
              </bdi>
            )}
          </Fragment>
        )
      }
      if (part.type === 'mention') {
        const isYou = part.name.toLowerCase() === you.toLowerCase()
        const look = isYou ? 'rounded-md bg-accent px-1 py-px font-medium text-on-accent' : 'font-medium text-accent'
        return (
          <span key={place} data-meant={isYou} className={look}>
            {part.text}
          </span>
        )
      }
      return <span key={place}>{part.text}</span>
      // biome-ignore-end lint/suspicious/noArrayIndexKey: the pieces of a text that never changes
    })}
  </>
))
