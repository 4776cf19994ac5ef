/** What a page tells of itself to whoever sees its link before they open it. */
export type PageHead = {
  /** What the browser's tab says; null where the page's own title stays. */
  title: string | null
  heading: string
  text: string
  /** The page's one address; null where the server does not know its own. */
  url: string | null
  /** An absolute address; `isWide`: it was made to stand above the text, and not beside it. */
  picture: { url: string; isWide: boolean } | null
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A text as it may stand between tags and in an attribute between quotes; control characters become spaces. */
export const escapeHtml = (text: string): string =>
  text.replace(/\p{Cc}/gu, ' ').replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? '')

type Tag = readonly [key: string, html: string]

const meta = (kind: 'name' | 'property', key: string, content: string): Tag => [
  key,
  `<meta ${kind}="${key}" content="${escapeHtml(content)}"/>`,
]

const tagsOf = ({ title, heading, text, url, picture }: PageHead): Tag[] => [
  ...(title === null ? [] : [['title', `<title>${escapeHtml(title)}</title>`] as const]),
  meta('name', 'description', text),
  meta('property', 'og:type', 'website'),
  meta('property', 'og:site_name', 'Earshot'),
  meta('property', 'og:title', heading),
  meta('property', 'og:description', text),
  meta('name', 'twitter:card', picture?.isWide ? 'summary_large_image' : 'summary'),
  meta('name', 'twitter:title', heading),
  meta('name', 'twitter:description', text),
  ...(picture === null ? [] : [meta('property', 'og:image', picture.url), meta('name', 'twitter:image', picture.url)]),
  ...(url === null
    ? []
    : [meta('property', 'og:url', url), ['canonical', `<link rel="canonical" href="${escapeHtml(url)}"/>`] as const]),
]

/** Scripts are matched whole, so that nothing within one is taken for a tag. */
const PARTS = /<script[\s\S]*?<\/script>|<title>[\s\S]*?<\/title>|<(?:meta|link)\s[^>]*>/gi

const keyOf = (part: string): string | null => {
  if (/^<title/i.test(part)) return 'title'
  if (/^<link/i.test(part)) return /\srel="canonical"/i.test(part) ? 'canonical' : null
  return /^<meta\s(?:[^>]*\s)?(?:name|property)="([^"]*)"/i.exec(part)?.[1] ?? null
}

/** The page with `head` in the place of what it says of itself. Its scripts stay as they are, and so do their hashes. */
export function withHead(html: string, head: PageHead): string {
  const end = html.indexOf('</head>')
  if (end < 0) return html
  const tags = tagsOf(head)
  const replaced = new Set(tags.map(([key]) => key))
  const rest = html.slice(0, end).replace(PARTS, (part) => (replaced.has(keyOf(part) ?? '') ? '' : part))
  return `${rest}${tags.map(([, tag]) => tag).join('')}${html.slice(end)}`
}
