'use client'

import { ArrowLeft, ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { words } from '../../../lib/words.ts'
import { trailOf } from '../../../store/folder/trail.ts'

const stepLook = 'min-h-11 max-w-48 truncate rounded-full px-2 transition hover:bg-ink/8 hover:text-ink'

/** Where one is in the folder, each step of the way back one press; before it the way out. */
export const Trail = ({ path, onGo, onClose }: { path: string; onGo: (path: string) => void; onClose: () => void }) => {
  const steps = [{ name: words.folder.heading, path: '' }, ...trailOf(path)]
  return (
    <div className="flex items-center gap-1">
      <button
        type="button"
        aria-label={words.folder.close}
        onClick={onClose}
        className="flex size-11 shrink-0 items-center justify-center rounded-full text-soft transition hover:bg-ink/8 hover:text-ink"
      >
        <ArrowLeft aria-hidden="true" className="size-5 rtl:-scale-x-100" />
      </button>
      <nav aria-label={words.folder.path} className="min-w-0 flex-1">
        <ol className="flex flex-wrap items-center text-soft text-sm">
          {steps.map(({ name, path: to }, n) => (
            <Fragment key={to}>
              {n > 0 && <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-faint rtl:-scale-x-100" />}
              <li className="min-w-0">
                {n === steps.length - 1 ? (
                  <span aria-current="page" className={`${stepLook} flex items-center font-medium text-ink`}>
                    <bdi className="truncate">{name}</bdi>
                  </span>
                ) : (
                  <button type="button" onClick={() => onGo(to)} className={stepLook}>
                    <bdi>{name}</bdi>
                  </button>
                )}
              </li>
            </Fragment>
          ))}
        </ol>
      </nav>
    </div>
  )
}
