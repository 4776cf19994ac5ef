import type { landingWords } from '../../landing-words.ts'
import { apart, quoted } from './bidi.ts'
import { listeners } from './counts.ts'

export const landing: typeof landingWords = {
  titleStart: 'الأغنية نفسها.',
  titleEnd: 'اللحظة نفسها.',
  lead: 'غرفة تبدأ، ورابط يُرسَل. من يفتحه يسمع ما يصل إلى أذنك تمامًا، وفي اللحظة نفسها.',
  start: 'بدء غرفة',
  starting: 'لحظة…',
  free: 'لا حاجة إلى حساب، ولا إلى تثبيت.',
  or: 'لديك رمز؟',
  code: 'رمز الغرفة',
  join: 'انضمام',
  joining: 'جارٍ الانضمام…',
  badCode: 'رمز الغرفة ستة أحرف وأرقام، مثل k7m2qx.',
  noSuchRoom: (code) => `لا توجد غرفة بالرمز ${apart(code)}. يُرجى التحقق منه أو سؤال من أرسله.`,
  picture: 'خطوط صوت من عدة أجهزة تلتقي في خط واحد.',
  devices: ['هاتف في لشبونة', 'حاسوب محمول في أوساكا', 'مكبّر صوت في المطبخ', 'جهاز لوحي في قطار', 'أنت، هنا'],
  facts: [
    ['أغانٍ من كل مكان', 'ملفاتك ويوتيوب وسبوتيفاي ومحطات الراديو والفهارس المفتوحة. حقل واحد يقبلها كلها.'],
    ['متزامن، وذلك ظاهر', 'كل جهاز يقيس مدى دقة متابعته ويعرضها.'],
    ['بأيدي الجميع', 'الإيقاف المؤقت يسري على الجميع، في اللحظة نفسها تمامًا. أو تقرر أنت لمن يُسمح.'],
  ],
  footer: 'برنامج حر برخصة MIT. يمكن تشغيله على خادمك بأمر واحد.',

  demo: {
    heading: 'الآن في الغرفة التجريبية',
    listen: 'استماع',
    listenTo: (title) => `استماع: ${quoted(title)}، في الغرفة التجريبية`,
    listening: (many) => (many === 0 ? 'لا أحد هناك بعد' : listeners(many)),
  },

  openRooms: {
    heading: 'غرف مفتوحة',
    listening: listeners,
    plays: (title, artist) => (artist === '' ? title : `${apart(title)} – ${apart(artist)}`),
    silent: 'لا شيء قيد التشغيل الآن',
  },
}
