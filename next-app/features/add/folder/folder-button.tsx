'use client'

import { FolderOpen } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../../../components/button.tsx'
import { askHasFolder } from '../../../lib/api.ts'
import { words } from '../../../lib/words.ts'

/** Opens the server's music folder, where there is one. */
export const FolderButton = ({ onOpen }: { onOpen: () => void }) => {
  const [hasFolder, setHasFolder] = useState(false)
  useEffect(() => {
    void askHasFolder().then((answer) => setHasFolder(answer.ok && answer.value))
  }, [])
  if (!hasFolder) return null
  return (
    <Button onClick={onOpen} className="w-full">
      <FolderOpen aria-hidden="true" className="size-5" />
      {words.folder.open}
    </Button>
  )
}
