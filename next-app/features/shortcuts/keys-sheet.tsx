'use client'

import { Fragment } from 'react'
import { Sheet } from '../../components/sheet.tsx'
import { listeningWords } from '../../lib/listening-words.ts'
import { prefer, usePreferences } from '../../store/preferences.ts'
import { focusExtras } from '../extras/focus-extras.ts'
import { Switch } from '../settings/fields.tsx'
import { type Chord, isApple, KEYS, keyName } from './keys.ts'
import type { Shortcut } from './shortcut.ts'
import { showKeys, useKeysOpen } from './use-keys.ts'

const say = listeningWords.keys

/** All that keys do in a room, and whether they do it. */
export const KeysSheet = () => {
  const areOn = usePreferences((state) => state.hasShortcuts)
  return (
    <Sheet
      open={useKeysOpen()}
      close={() => showKeys(false)}
      onClosed={focusExtras}
      closeLabel={listeningWords.close}
      title={say.open}
      lead={say.lead}
      width="wide"
    >
      <div className="min-h-0 overflow-y-auto px-5 pb-[max(env(safe-area-inset-bottom),1.25rem)] sm:px-7 sm:pb-6">
        <div className={`gap-x-10 transition-opacity sm:columns-2 ${areOn ? '' : 'opacity-45'}`}>
          {(Object.keys(KEYS) as (keyof typeof KEYS)[]).map((group) => (
            <section key={group} className="break-inside-avoid pt-4">
              <h3 className="text-faint text-sm">{say.groups[group]}</h3>
              <dl className="mt-1">
                {(Object.entries(KEYS[group]) as [Shortcut, readonly Chord[]][]).map(([shortcut, chords]) => (
                  <div key={shortcut} className="flex min-h-11 items-center justify-between gap-4">
                    <dt className="min-w-0">{say.does[shortcut]}</dt>
                    <dd className="flex shrink-0 items-center gap-1.5 text-faint text-xs">
                      <Chords chords={chords} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          ))}
        </div>
        <div className="mt-4 border-line border-t pt-3">
          <Switch label={say.areOn} why={say.areOnWhy} isOn={areOn} turn={(hasShortcuts) => prefer({ hasShortcuts })} />
        </div>
      </div>
    </Sheet>
  )
}

const Chords = ({ chords }: { chords: readonly Chord[] }) =>
  chords.map((chord, n) => (
    <Fragment key={chord.join()}>
      {n > 0 && <span>{say.or}</span>}
      {chord.map((key) => (
        <kbd
          key={key}
          className="flex h-7 min-w-7 items-center justify-center rounded-lg bg-veil px-2 font-medium font-sans text-ink ring-1 ring-line ring-inset"
        >
          {keyName(key, isApple())}
        </kbd>
      ))}
    </Fragment>
  ))
