import type { appWords } from '../../app-words.ts'

export const app: typeof appWords = {
  heading: 'Aplicación',
  install: 'Instalar Earshot',
  installWhy: 'Una ventana propia y un lugar entre tus aplicaciones.',
  installByHand: 'Para instalar Earshot aquí: «Compartir» y luego «Añadir a pantalla de inicio».',
  newVersion: 'Hay una versión nueva',
  newVersionWhy: 'Llega cuando recargas la página.',
  reload: 'Recargar',
  offlineRoom: 'Estás sin conexión. La sala vuelve sola.',
  awayRoom: 'No se llega al servidor. La sala vuelve sola.',
  awayStart: 'No se llega al servidor. Las salas vuelven cuando vuelva él.',
  offlineStart: 'Estás sin conexión. Las salas vuelven en cuanto la recuperes.',
}
