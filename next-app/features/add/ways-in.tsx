'use client'

import { FolderOpen, ListMusic, Upload } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../../components/button.tsx'
import { words } from '../../lib/words.ts'
import { useAdding } from '../../store/adding/adding.ts'
import { learnSettings, openFolder, openPlaylists } from '../../store/adding/elsewhere.ts'
import { useMay } from '../../store/permissions.ts'
import { pickFiles } from './file-pick.tsx'

/** What can be added without the box: files of one's own and, where there is one, the server's folder. */
export const WaysIn = () => {
  const mayAdd = useMay('add-songs')
  const hasFolder = useAdding(({ settings }) => settings?.hasMusicFolder === true)
  useEffect(() => void learnSettings(), [])
  return (
    <div>
      <div className="flex flex-wrap gap-2">
        {mayAdd && (
          <Button onClick={pickFiles} className="flex-1">
            <Upload aria-hidden="true" className="size-[1.15rem]" />
            {words.add.choose}
          </Button>
        )}
        {mayAdd && hasFolder && (
          <Button onClick={() => openFolder(true)} className="flex-1">
            <FolderOpen aria-hidden="true" className="size-[1.15rem]" />
            {words.add.folder}
          </Button>
        )}
        <Button onClick={() => openPlaylists(true)} className="flex-1">
          <ListMusic aria-hidden="true" className="size-[1.15rem]" />
          {words.queue.playlists.open}
        </Button>
      </div>
      {mayAdd && <p className="px-2 pt-2 pb-1 text-faint text-sm">{words.add.chooseHint}</p>}
    </div>
  )
}
