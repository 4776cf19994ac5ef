import type { spotifyWords } from '../../spotify-words.ts'

export const spotify: typeof spotifyWords = {
  title: 'Spotify',
  connect: 'Conectar Spotify',
  signOut: 'Usar otra cuenta de Spotify',
  going: 'Yendo a Spotify…',
  done: 'Tu cuenta está conectada. Puedes cerrar esta ventana.',
  back: 'Volver a la sala',
  retry: 'Reintentar',
  faults: {
    localhost: 'Spotify no vuelve a «localhost». Abre esta página en 127.0.0.1 y conecta allí.',
    insecure:
      'Spotify solo conecta páginas que llegan por https. Quien lleva este servidor puede iniciarlo con HTTPS=1.',
    refused: 'Spotify no conectó la cuenta. No ha cambiado nada.',
    forged: 'Esto no responde a nada que pidiera este navegador, o llegó demasiado tarde. Vuelve a intentarlo.',
    scopes: 'La cuenta no concedió todo lo necesario para reproducir. Vuelve a intentarlo y deja todo concedido.',
    network: 'No se pudo conectar con Spotify o con este servidor. Vuelve a intentarlo.',
    'not-offered': 'Este servidor no está preparado para Spotify.',
  },
  hereInstead: 'Abrirla allí',
}
