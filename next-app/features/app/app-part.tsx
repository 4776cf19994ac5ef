'use client'

import { Download, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../components/button.tsx'
import { appWords } from '../../lib/app-words.ts'
import { install, useInstall } from '../../store/install.ts'
import { useNewVersion } from '../../store/new-version.ts'

const say = appWords

/** Whether there is anything to say of Earshot as an app of this device. */
export const useHasAppPart = (): boolean => {
  const way = useInstall((state) => state.way)
  const reload = useNewVersion((state) => state.reload)
  return way !== null || reload !== null
}

/** Earshot as an app of this device: how to install it, and a newer version that waits. */
export const AppPart = () => {
  const way = useInstall((state) => state.way)
  const reload = useNewVersion((state) => state.reload)
  return (
    <div className="grid gap-3">
      {reload !== null && (
        <Row title={say.newVersion} text={say.newVersionWhy}>
          <Button look="primary" onClick={reload}>
            <RefreshCw aria-hidden="true" className="size-[1.15rem]" />
            {say.reload}
          </Button>
        </Row>
      )}
      {way?.kind === 'prompt' && (
        <Row text={say.installWhy}>
          <Button onClick={() => void install()}>
            <Download aria-hidden="true" className="size-[1.15rem]" />
            {say.install}
          </Button>
        </Row>
      )}
      {way?.kind === 'by-hand' && <p className="text-pretty text-soft text-sm">{say.installByHand}</p>}
    </div>
  )
}

const Row = ({ title, text, children }: { title?: string; text: string; children: ReactNode }) => (
  <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
    <p className="min-w-0 flex-1 basis-40 text-pretty">
      {title !== undefined && <span className="block">{title}</span>}
      <span className="text-soft text-sm">{text}</span>
    </p>
    {children}
  </div>
)
