import type { Permission, Role } from '@earshot/sync'
import type { chatOutsideWords, knockWords, peopleWords } from '../../people-words.ts'
import { plurals } from '../plural.ts'
import { apart } from './bidi.ts'

const p = plurals('ar')

export const ROLES: Record<Role, string> = { listener: 'مستمع', dj: 'دي جي', moderator: 'مشرف', host: 'المضيف' }

/** To whom from a role upwards something is open. */
export const OPEN_TO: Record<Role, string> = {
  listener: 'للجميع',
  dj: 'للدي جي والمشرفين والمضيف',
  moderator: 'للمشرفين والمضيف',
  host: 'للمضيف وحده',
}

const DOINGS: Record<Permission, string> = {
  'control-playback': 'الإيقاف المؤقت والاستئناف والتنقل داخل الأغنية',
  'change-song': 'اختيار أغنية أخرى للتشغيل',
  'add-songs': 'إضافة الأغاني',
  'arrange-queue': 'ترتيب قائمة الانتظار',
  vote: 'التصويت',
  chat: 'الدردشة',
  'manage-people': 'إدارة الحاضرين والدعوات',
  'manage-room': 'تغيير الغرفة وبابها',
}

/** What is said of a room's people and of what each may do. */
export const people: typeof peopleWords = {
  roles: ROLES,
  from: {
    listener: 'الجميع',
    dj: 'الدي جي والمشرفون والمضيف',
    moderator: 'المشرفون والمضيف',
    host: 'المضيف وحده',
  },
  doings: DOINGS,
  whyNot: (least, permission) => `يمكن ${OPEN_TO[least]} هنا ${DOINGS[permission]}.`,
  muted: 'بلا دردشة',
  manage: (name) => `${apart(name)}: الدور والمزيد`,
  actingHost: (name) => `المضيف غائب، والنيابة عنه مع ${apart(name)}.`,
  youActingHost: 'المضيف غائب، والنيابة عنه لك.',
}

/** What those are told who keep a door. */
export const knocks: typeof knockWords = {
  region: 'عند الباب',
  wants: (name) => `${apart(name)} عند الباب.`,
  more: (many) =>
    p(many, {
      zero: 'لا أحد غيره ينتظر.',
      one: 'وشخص آخر ينتظر.',
      two: 'وشخصان آخران ينتظران.',
      few: 'و# آخرون ينتظرون.',
      many: 'و# آخرون ينتظرون.',
      other: 'و# آخرون ينتظرون.',
    }),
  letIn: 'السماح',
  letInName: (name) => `السماح بدخول ${apart(name)}`,
  notNow: 'ليس الآن',
  notNowName: (name) => `ليس الآن: ${apart(name)}`,
}

const newMessages = (many: number): string =>
  p(many, {
    zero: 'لا رسائل جديدة',
    one: 'رسالة جديدة',
    two: 'رسالتان جديدتان',
    few: '# رسائل جديدة',
    many: '# رسالة جديدة',
    other: '# رسالة جديدة',
  })

/** What is said around the chat while it is shut. */
export const chatOutside: typeof chatOutsideWords = {
  tab: 'الدردشة',
  open: 'الدردشة',
  openUnread: (many) => `الدردشة، ${newMessages(many)}`,
  unread: newMessages,
  said: (name, text) => `${apart(name)}: ${apart(text)}`,
  saidMany: newMessages,
  mentioned: (name) => `إشارة إليك من ${apart(name)} في الدردشة`,
}
