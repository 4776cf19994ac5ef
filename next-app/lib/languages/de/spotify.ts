import type { spotifyWords } from '../../spotify-words.ts'

export const spotify: typeof spotifyWords = {
  title: 'Spotify',
  connect: 'Spotify verbinden',
  signOut: 'Anderes Spotify-Konto nehmen',
  going: 'Weiter zu Spotify\u00a0…',
  done: 'Dein Konto ist verbunden. Du kannst dieses Fenster schließen.',
  back: 'Zurück zum Raum',
  retry: 'Erneut versuchen',
  faults: {
    localhost: 'Spotify kehrt nicht zu „localhost“ zurück. Öffne diese Seite unter 127.0.0.1 und verbinde dich dort.',
    insecure:
      'Spotify verbindet nur Seiten, die über https kamen. Wer diesen Server betreibt, kann ihn mit HTTPS=1 starten.',
    refused: 'Spotify hat das Konto nicht verbunden. Nichts hat sich geändert.',
    forged: 'Das kam nicht auf eine Anfrage dieses Browsers, oder es kam zu spät. Versuch es noch einmal.',
    scopes:
      'Das Konto hat nicht alles erlaubt, was die Wiedergabe braucht. Versuch es noch einmal und lass alles erlaubt.',
    network: 'Spotify oder dieser Server war nicht erreichbar. Versuch es noch einmal.',
    'not-offered': 'Dieser Server ist nicht für Spotify eingerichtet.',
  },
  hereInstead: 'Dort öffnen',
}
