import type { appWords } from '../../app-words.ts'
import { ltr } from './bidi.ts'

const NAME = ltr('Earshot')

export const app: typeof appWords = {
  heading: 'التطبيق',
  install: `تثبيت ${NAME}`,
  installWhy: 'نافذة خاصة ومكان بين التطبيقات.',
  installByHand: `لتثبيت ${NAME} هنا: «مشاركة»، ثم «إضافة إلى الشاشة الرئيسية».`,
  newVersion: 'وصلت نسخة جديدة',
  newVersionWhy: 'تظهر عند إعادة تحميل الصفحة.',
  reload: 'إعادة التحميل',
  offlineRoom: 'لا اتصال بالإنترنت. الغرفة تعود من تلقاء نفسها.',
  awayRoom: 'يتعذر الوصول إلى الخادم. الغرفة تعود من تلقاء نفسها.',
  awayStart: 'يتعذر الوصول إلى الخادم. تعود الغرف مع عودته.',
  offlineStart: 'لا اتصال بالإنترنت. تعود الغرف مع عودة الاتصال.',
}
