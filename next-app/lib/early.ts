/** The worker that holds a page's socket. */
const WORKER = '/socket-worker.js'

declare global {
  interface Window {
    earshotGuest?: Promise<unknown> | undefined
    earshotWorker?: Worker | null | undefined
  }
}

/** Stands in a room's page: what takes the network a while is begun before anything else of the page has come. */
export const EARLY = `(function(){
window.earshotGuest=fetch('/api/session',{method:'POST',signal:AbortSignal.timeout(8000)}).then(function(it){return it.ok?it.json():null}).catch(function(){return null})
try{window.earshotWorker=new Worker('${WORKER}');window.earshotWorker.onerror=function(){window.earshotWorker=null}}catch(it){}
})()`

/** Who this is, as the server answered the page's first question, once; null where nothing was asked, or nothing came of it. */
export const takeEarlyGuest = async (): Promise<unknown> => {
  const asked = window.earshotGuest
  window.earshotGuest = undefined
  return (await asked) ?? null
}

/** The worker for this page's socket: the one that was begun early, once, or a new one. */
export const takeSocketWorker = (): Worker => {
  const begun = window.earshotWorker ?? new Worker(WORKER)
  window.earshotWorker = undefined
  return begun
}
