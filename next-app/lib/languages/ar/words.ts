import type { words as englishWords } from '../../words.ts'
import { plurals } from '../plural.ts'
import { adding } from './adding.ts'
import { answers } from './answers.ts'
import { apart, ltr, quoted } from './bidi.ts'
import { listeners, ofSeconds, songsAdded } from './counts.ts'
import { lateness } from './lateness.ts'
import { chatOutside, knocks, people } from './people.ts'
import { queue } from './queue.ts'
import { refusals } from './refusals.ts'

const p = plurals('ar')

export const words: typeof englishWords = {
  product: 'Earshot',
  tagline: 'الأغنية نفسها في اللحظة نفسها',

  room: {
    unnamed: 'غرفة',
    home: 'Earshot، إلى صفحة البداية',
    invite: 'دعوة',
    copyLink: 'نسخ الرابط',
    copied: 'نُسخ الرابط. من يفتحه يدخل الغرفة.',
    copyFailed: 'المتصفح لا يسمح بالنسخ إلى الحافظة. الرابط هو:',
    code: 'رمز الغرفة',
    opening: 'جارٍ فتح الغرفة…',
    notFoundTitle: 'لا غرفة هنا',
    notFound: (code) =>
      code === null
        ? 'هذا الرابط لا يؤدي إلى أي غرفة. رمز الغرفة ستة أحرف وأرقام.'
        : `لا توجد غرفة بالرمز ${apart(code)}. ربما كُتب خطأً.`,
    outdatedTitle: 'هذه الصفحة قديمة',
    refusedTitle: 'الغرفة تبقى مغلقة',
    reload: 'إعادة التحميل',
    panel: 'قائمة الانتظار وإضافة الأغاني',
    notices: 'إشعارات',
    startOwn: 'بدء غرفة خاصة بك',
    demo: 'هذه هي الغرفة التجريبية. تعمل للجميع ولا يمكن لأحد تغييرها.',
  },

  player: {
    region: 'المشغّل',
    play: 'تشغيل',
    pause: 'إيقاف مؤقت',
    next: 'الأغنية التالية',
    previous: 'الأغنية السابقة',
    more: 'المزيد',
    position: 'الموضع',
    live: 'مباشر',
    liveFor: (time) => `مباشر، منذ ${time}`,
    onAir: 'على الهواء',
    positionOf: (position, duration) => `${position} من ${duration}`,
    volume: 'مستوى الصوت',
    mute: 'كتم الصوت',
    unmute: 'إعادة الصوت',
    unlock: 'بدء الاستماع',
    unlockWhy: 'تبقى المتصفحات صامتة حتى أول لمسة للصفحة.',
    skipForAll: 'تخطي الأغنية للجميع',
    unknownArtist: 'فنان غير معروف',
    nowPlaying: (title, artist) => `قيد التشغيل الآن: ${quoted(title)}${artist === '' ? '' : ` – ${apart(artist)}`}`,
    emptyTitle: 'لا شيء قيد التشغيل بعد',
    emptyText: 'ما يُشغَّل هنا يسمعه كل الحاضرين، من اللحظة نفسها.',
    playDemo: 'تشغيل أغنية تجريبية',
    upload: 'رفع أغنية من جهازك',
    drop: 'أو إفلات الملفات في أي مكان',
    endedTitle: 'كانت تلك الأغنية الأخيرة',
    endedText: 'يمكن إضافة غيرها، أو سماعها من جديد.',
    again: (title) => `تشغيل ${quoted(title)} من جديد`,
  },

  folder: {
    open: 'مجلد الموسيقى',
    heading: 'مجلد الموسيقى',
    close: 'العودة إلى إضافة الأغاني',
    path: 'موقعك في المجلد',
    search: 'البحث في المجلد',
    folders: 'المجلدات',
    songs: 'الأغاني في هذا المجلد',
    found: 'الأغاني التي عُثر عليها',
    addAll: (count) => (count === 1 ? 'إضافة هذه الأغنية' : `إضافة كل ما في المجلد (${count})`),
    adding: (done, of) => `تُضاف ${done} من ${of}`,
    added: songsAdded,
    stop: 'إيقاف',
    isCut: 'هنا أكثر مما يمكن عرضه دفعة واحدة. البحث يصل إلى الباقي.',
    empty: 'لا موسيقى في هذا المجلد.',
    nothingFound: 'لا شيء في المجلد بهذه الكلمات.',
    retry: 'إعادة المحاولة',
  },

  failures: {
    network: 'تعذّر تحميلها. تجري المحاولة من جديد.',
    format: 'لا مشغّل هنا لهذا النوع من الملفات.',
    'off-air': 'لا بثّ منها في هذه اللحظة. تجري المحاولة من جديد.',
    'no-station': 'لا يُسمع شيء على عنوانها. تجري المحاولة من جديد.',
    'too-many-stations': 'لا يستقبل هذا الخادم محطات أكثر في الوقت نفسه. تجري المحاولة من جديد.',
    removed: 'لم تعد موجودة، أو أصبحت خاصة.',
    'not-embeddable': 'صاحبها لا يسمح بتشغيلها في صفحات أخرى.',
    'not-here': 'غير متاحة في منطقتك.',
    vendor: 'تعذّر على مشغّلها الخاص أن يكملها.',
    'needs-account': 'يلزم ربط حسابك لسماعها.',
    'needs-premium': 'تحتاج إلى حساب Premium. الغرفة مستمرة، والصوت صامت هنا.',
    'not-offered': 'هذا الخادم غير مهيّأ لها.',
  },
  failureTitles: {
    network: 'الأغنية لا تصل',
    'off-air': 'المحطة صامتة',
    'no-station': 'تعذّر الوصول إلى المحطة',
    'too-many-stations': 'محطات كثيرة في آن واحد',
    removed: 'الأغنية لم تعد موجودة',
  },
  sound: {
    heading: 'هذا الجهاز',
    open: 'مدى تزامن هذا الجهاز',
    idle: 'في الانتظار',
    locked: 'صامت',
    loading: 'جارٍ التحميل',
    inStep: 'متزامن',
    inStepBy: (distance) => `متزامن، ${ltr(`±${distance} ms`)}`,
    lagging: 'جارٍ اللحاق',
    paused: 'متوقف مؤقتًا',
    failed: 'تعذّر التشغيل',
    failedLong: 'تعذّر على هذا الجهاز تشغيل الأغنية',
    ms: (distance) => ltr(`${distance} ms`),
    clock: 'دقة معرفة الساعة',
    clockWhy: 'نصف أسرع رحلة ذهاب وإياب؛ والواقع عادةً أفضل بكثير',
    roundTrip: 'الذهاب إلى الخادم والإياب',
    latency: 'من الصفحة إلى مكبّر الصوت',
    latencyWhy: 'كما يذكره المتصفح؛ وهو محسوب مسبقًا',
    doubt: 'الخطأ المرجّح للساعة',
    doubtWhy: 'بقدر تشتّت إجاباتها',
    accuracy: {
      sample: 'دقيق تمامًا: يبدأ كل أغنية عند العيّنة المطلوبة بعينها، ويعرف موضعه بدقة أجزاء من المللي ثانية.',
      frame: 'قريب: يتابع بفارق مللي ثوانٍ قليلة.',
      coarse: 'تقريبي: بقدر ما يسمح به مصدر الأغنية.',
    },
    player: {
      stream: 'تُسمع الأغاني وهي لا تزال تصل.',
      file: 'يُفكّ ترميز الأغنية كاملةً قبل أن تُسمع.',
      element: 'تُسمع الأغاني عبر مشغّل المتصفح نفسه.',
      youtube: 'الصوت عبر مشغّل YouTube.',
      spotify: 'الصوت عبر مشغّل Spotify.',
      live: 'الصوت لحظة بثّه.',
    },
    insecure:
      'وصلت هذه الصفحة عبر http غير مشفّر، وعندها تُغلق المتصفحات الطريق الأسرع. أما عبر https فتبدأ الأغاني أسرع وتستهلك ذاكرة أقل؛ ويمكن لمن يدير هذا الخادم تشغيله مع HTTPS=1.',
    unknown: 'غير معروف بعد.',
    report: 'تفاصيل لتقرير',
  },

  delay: {
    open: 'هل الصوت هنا متأخر أو مبكر؟',
    measure: {
      question: (name) => `طلب من ${apart(name)}: قياس تأخر الصوت على هذا الجهاز. سيصدر الجهاز صفيرًا لخمس ثوانٍ.`,
      agreed: (name) => `يجري القياس مع ${apart(name)}. تعود الأغنية بعد لحظات.`,
      yes: 'نعم',
      no: 'لا',
      corrected: (name, ms) => `نتيجة القياس مع ${apart(name)}: هذا الجهاز ${lateness(ms)}، وتمّ ضبطه.`,
      undo: 'تراجع',
    },
  },

  queue,

  add: adding,

  account: {
    keep: 'حفظ اسمك وغرفك',
    signIn: 'تسجيل الدخول',
    account: (name) => `حسابك، ${apart(name)}`,
    yours: 'حسابك',
  },
  knocks,
  chat: chatOutside,

  people: {
    ...people,
    settings: 'إعدادات الغرفة',
    list: 'الحاضرون',
    heading: (many) => (many === 1 ? 'أنت فقط' : listeners(many)),
    andStand: (summary) => `، ${summary}`,
    you: 'أنت',
    rename: 'تغيير اسمك',
    name: 'اسمك',
    save: 'حفظ',
    cancel: 'إلغاء',
    more: (many) =>
      p(many, {
        zero: 'ولا أحد غيرهم',
        one: 'وشخص آخر',
        two: 'وشخصان آخران',
        few: 'و# آخرون',
        many: 'و# آخرون',
        other: 'و# آخرون',
      }),
    fewer: 'عرض أقل',
    alone: 'بإرسال الرابط يبدأ الاستماع معًا.',
    stands: {
      'in-step': 'متزامن',
      lagging: 'جارٍ اللحاق',
      loading: 'جارٍ التحميل',
      locked: 'صامت حتى أول لمسة',
      failed: 'تعذّر تشغيل هذه الأغنية',
      paused: 'متوقف مؤقتًا',
      idle: 'في الانتظار',
    },
    fromRoom: (distance) => `${ltr(`${distance} ms`)} عن الغرفة`,
    hidden: 'في الخلفية',
    inStep: (many, of) => {
      if (many === 0) return 'لا أحد متزامن'
      if (many === of) return of === 1 ? 'متزامن' : of === 2 ? 'كلاهما متزامن' : 'الجميع متزامنون'
      const inStep = { one: 'متزامن', two: 'متزامنان', other: 'متزامنون' }
      return `${many} من ${of} ${p(many, inStep)}`
    },
  },

  link: {
    connecting: 'جارٍ الاتصال…',
    waiting: (seconds) => (seconds <= 0 ? 'جارٍ الاتصال من جديد…' : `الاتصال من جديد بعد ${ofSeconds(seconds)}`),
    playsOn: 'الأغنية مستمرة.',
    offline: 'لا اتصال بالإنترنت',
    lost: 'انقطع الاتصال. جارٍ الاتصال من جديد.',
    back: 'عاد الاتصال.',
  },

  errors: {
    unreachable: 'تعذّر الوصول إلى الخادم. يُرجى التحقق من الاتصال وإعادة المحاولة.',
    partMissing: 'تعذّر تحميل هذا الجزء من الصفحة. لإضافة الأغاني يُرجى إعادة تحميل الصفحة.',
    panelMissing: 'تعذّر التحميل. ربما غاب الخادم قليلًا؛ يُرجى الضغط من جديد بعد لحظات.',
    unexpected: 'أجاب الخادم بشيء غير متوقع. يُرجى إعادة المحاولة.',
  },
  refusals,
  answers,

  nothingHere: { title: 'لا شيء هنا', text: 'هذا العنوان لا يؤدي إلى أي مكان.' },

  preferences: { open: 'التفضيلات' },

  time: {
    spoken: (hours, minutes, seconds) =>
      [
        p(hours, {
          zero: '',
          one: 'ساعة واحدة',
          two: 'ساعتان',
          few: '# ساعات',
          many: '# ساعة',
          other: '# ساعة',
        }),
        p(minutes, {
          zero: '',
          one: 'دقيقة واحدة',
          two: 'دقيقتان',
          few: '# دقائق',
          many: '# دقيقة',
          other: '# دقيقة',
        }),
        p(seconds, {
          zero: '',
          one: 'ثانية واحدة',
          two: 'ثانيتان',
          few: '# ثوانٍ',
          many: '# ثانية',
          other: '# ثانية',
        }),
      ]
        .filter((part) => part !== '')
        .join(' و') || '0 ثانية',
    underMinute: 'أقل من دقيقة',
    minutes: (minutes) => `${minutes} د`,
    hours: (hours) => `${hours} س`,
    hoursMinutes: (hours, minutes) => `${hours} س ${minutes} د`,
  },
}
