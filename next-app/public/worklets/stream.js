// biome-ignore-all lint: written by a program
// biome-ignore-all format: written by a program
// Made of next-app/players/stream/worklet by worklet-module.ts.

// voices.ts
var positionAt = ({ segments }, frame, sampleRate2) => {
  const segment = segments.findLast((it) => it.frame <= frame) ?? segments[0];
  return segment === void 0 ? 0 : segment.positionS + (frame - segment.frame) / sampleRate2 * segment.rate;
};

// worklet/kernel.ts
var PHASES = 256;
var HALF = 16;
var BETA = 8;
var bessel0 = (x) => {
  let [sum, term] = [1, 1];
  for (let k = 1; term > sum * 1e-12; k++) {
    term *= (x / (2 * k)) ** 2;
    sum += term;
  }
  return sum;
};
var sinc = (x) => x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
var makeKernel = (ratio) => {
  const stretch = Math.max(1, ratio);
  const half = Math.ceil(HALF * stretch);
  const taps = 2 * half;
  const table = new Float32Array((PHASES + 1) * taps);
  for (let phase = 0; phase <= PHASES; phase++) {
    const row = Array.from({ length: taps }, (_, tap) => {
      const x = tap - half + 1 - phase / PHASES;
      const window = Math.abs(x) >= half ? 0 : bessel0(BETA * Math.sqrt(1 - (x / half) ** 2)) / bessel0(BETA);
      return sinc(x / stretch) * window;
    });
    const sum = row.reduce((a, b) => a + b, 0);
    row.forEach((value, tap) => {
      table[phase * taps + tap] = value / sum;
    });
  }
  return { half, table };
};
var readAt = ({ half, table }, samples, place) => {
  const whole = Math.floor(place);
  const exact = (place - whole) * PHASES;
  const phase = Math.floor(exact);
  const between = exact - phase;
  const taps = 2 * half;
  const [row, first] = [phase * taps, whole - half + 1];
  let [here, after] = [0, 0];
  for (let tap = 0; tap < taps; tap++) {
    const sample = samples[first + tap];
    here += sample * table[row + tap];
    after += sample * table[row + taps + tap];
  }
  return here + (after - here) * between;
};

// worklet/tape.ts
var Tape = class {
  songId;
  sampleRate;
  #chunks = [];
  #from;
  #to;
  /** Nothing follows what it holds: the song ends there. */
  isWhole = false;
  constructor(songId, sampleRate2, from) {
    this.songId = songId;
    this.sampleRate = sampleRate2;
    this.#from = from;
    this.#to = from;
  }
  get to() {
    return this.#to;
  }
  get from() {
    return this.#from;
  }
  /** Adds what follows. */
  append(channels) {
    const length = channels[0]?.length ?? 0;
    if (length === 0) return;
    this.#chunks.push({ first: this.#to, channels });
    this.#to += length;
  }
  /** Whether it can tell all samples in `[from, to)`: beyond a song's two ends there is silence, which is known. */
  covers(from, to) {
    return (from >= this.#from || this.#from <= 0) && (to <= this.#to || this.isWhole);
  }
  /** Lets go of whole chunks before `place`, and answers them. */
  dropBefore(place) {
    const keep = this.#chunks.findIndex(({ first, channels }) => first + (channels[0]?.length ?? 0) > place);
    const dropped = this.#chunks.splice(0, keep < 0 ? this.#chunks.length : keep);
    this.#from = this.#chunks[0]?.first ?? this.#to;
    return dropped.map(({ channels }) => channels);
  }
  /** Fills `into` with the samples of one channel from `from` on; what it does not have is silence. */
  read(channel, from, into) {
    into.fill(0);
    const to = from + into.length;
    for (const { first, channels } of this.#chunks) {
      const samples = channels[Math.min(channel, channels.length - 1)];
      if (samples === void 0 || first + samples.length <= from) continue;
      if (first >= to) break;
      const [start, end] = [Math.max(from, first), Math.min(to, first + samples.length)];
      for (let at = start; at < end; at++) into[at - from] = samples[at - first];
    }
  }
};

// worklet/voice-sound.ts
var FADE_S = 6e-3;
var REFILL_S = 0.04;
var REACH_S = 1e-3;
var VoiceSound = class {
  voice;
  /** From 0, silent, to 1; heard as its sine, so that two voices which change places are as loud as one. */
  #presence;
  /** Frames by which its sound begins before its start: a song's own beginning rings ahead of it. */
  #reach;
  isDry = false;
  #sampleRate;
  constructor(voice, sampleRate2) {
    this.voice = voice;
    this.#sampleRate = sampleRate2;
    const isWhole = (voice.segments[0]?.positionS ?? 0) === 0;
    this.#presence = isWhole ? 1 : 0;
    this.#reach = isWhole ? REACH_S * sampleRate2 : 0;
  }
  /** Whether nothing is to be heard of it from `frame` on, whatever comes. */
  isOver(frame) {
    if (frame < this.voice.endFrame) return false;
    return this.#presence === 0 || this.#positionAt(frame) > this.voice.lengthS + REACH_S;
  }
  /** The first whole frame at which anything of it may be heard. */
  get #firstFrame() {
    return Math.ceil(this.voice.startFrame - this.#reach);
  }
  /** Adds what it sounds like in frames `[frame, frame + count)` to `out`, from its index `at` on. */
  mix(out, at, frame, count, tapes, scratch) {
    const skipped = Math.max(0, this.#firstFrame - frame);
    if (skipped >= count) return;
    let from = frame + skipped;
    const to = frame + count;
    while (from < to) {
      const until = Math.min(to, this.#nextChange(from));
      this.#mixEven(out, at + from - frame, from, until - from, tapes, scratch);
      from = until;
    }
  }
  /** The next whole frame at which its rate changes or it begins to leave. */
  #nextChange(frame) {
    const { segments, endFrame } = this.voice;
    const changes = [...segments.map((it) => Math.ceil(it.frame)), Math.ceil(endFrame)];
    return changes.reduce((next, it) => it > frame && it < next ? it : next, Number.POSITIVE_INFINITY);
  }
  /** As `mix`, where its rate is the same throughout. */
  #mixEven(out, at, frame, count, tapes, scratch) {
    const positionS = this.#positionAt(frame);
    if (positionS > this.voice.lengthS + REACH_S) {
      this.isDry = false;
      return;
    }
    const rate = this.voice.segments.findLast((it) => it.frame <= frame)?.rate ?? 1;
    const found = tapes.find(this.voice, positionS, this.#soonS(count));
    const leaves = frame >= this.voice.endFrame && positionS <= this.voice.lengthS;
    const refilled = found !== null && (this.#presence > 0 || tapes.covers(found.tape, positionS, REFILL_S));
    this.isDry = !refilled && !leaves;
    const step = (refilled && !leaves ? 1 : -1) / (FADE_S * this.#sampleRate);
    const tape = found ?? tapes.find(this.voice, positionS, count / this.#sampleRate);
    if (tape === null) {
      this.#presence = 0;
      return;
    }
    const perFrame = rate * tape.tape.sampleRate / this.#sampleRate;
    const place = positionS * tape.tape.sampleRate;
    const first = Math.floor(place) - tape.kernel.half;
    const window = Math.ceil(count * perFrame) + 2 * tape.kernel.half + 2;
    const begun = this.#presence;
    for (let channel = 0; channel < out.length; channel++) {
      const samples = roomFor(scratch, channel, window);
      tape.tape.read(channel, first, samples);
      let presence = begun;
      const into = out[channel];
      for (let n = 0; n < count; n++) {
        presence = Math.max(0, Math.min(1, presence + step));
        if (presence === 0) continue;
        const value = readAt(tape.kernel, samples, place + n * perFrame - first);
        into[at + n] = into[at + n] + (presence === 1 ? value : value * Math.sin(Math.PI / 2 * presence));
      }
    }
    this.#presence = Math.max(0, Math.min(1, begun + count * step));
  }
  /** Seconds that must be there for it to sound on: what is put out now, and a fade should it be the last. */
  #soonS(count) {
    return 1.01 * (count / this.#sampleRate + FADE_S);
  }
  #positionAt(frame) {
    return positionAt(this.voice, frame, this.#sampleRate);
  }
};
var roomFor = (scratch, channel, length) => {
  const known = scratch[channel];
  if (known !== void 0 && known.length >= length) return known.subarray(0, length);
  const made = new Float32Array(2 * length);
  scratch[channel] = made;
  return made.subarray(0, length);
};

// worklet/renderer.ts
var TELL_EVERY_S = 0.2;
var Renderer = class {
  #sampleRate;
  #ears;
  #tapes = /* @__PURE__ */ new Map();
  #kernels = /* @__PURE__ */ new Map();
  #scratch = [];
  #sounds = [];
  #nextFrame = 0;
  #toldFrame = Number.NEGATIVE_INFINITY;
  #toldNeeds = false;
  constructor(sampleRate2, ears) {
    this.#sampleRate = sampleRate2;
    this.#ears = ears;
  }
  /** Plays these voices from now on. One that sounds and is not among them fades. */
  play(voices) {
    const planned = new Map(voices.map((voice) => [voice.id, voice]));
    for (const sound of this.#sounds) {
      const { voice } = sound;
      sound.voice = planned.get(voice.id) ?? { ...voice, endFrame: Math.min(voice.endFrame, this.#nextFrame) };
      planned.delete(voice.id);
    }
    const begun = [...planned.values()].filter(({ endFrame }) => endFrame > this.#nextFrame);
    this.#sounds = [...this.#sounds, ...begun.map((voice) => new VoiceSound(voice, this.#sampleRate))].filter(
      ({ voice }) => voice.startFrame < voice.endFrame
    );
    this.#tell();
  }
  /** Takes or gives back samples. */
  store(message) {
    const tape = this.#tapes.get(message.tape);
    switch (message.do) {
      case "open-tape":
        this.#tapes.set(message.tape, new Tape(message.songId, message.sampleRate, message.from));
        this.#kernelFor(message.sampleRate);
        return;
      case "append":
        return tape?.append(message.channels);
      case "end-tape":
        if (tape !== void 0) tape.isWhole = true;
        return;
      case "drop":
        return this.#giveBack(tape, message.before);
      case "close-tape":
        this.#giveBack(tape, Number.POSITIVE_INFINITY);
        this.#tapes.delete(message.tape);
        return;
      default:
        return message;
    }
  }
  /** Fills `out`, one array for each channel, with the frames from `frame` on. */
  render(out, frame) {
    const count = out[0]?.length ?? 0;
    for (const channel of out) channel.fill(0);
    for (const sound of this.#sounds) {
      const wasDry = sound.isDry;
      sound.mix(out, 0, frame, count, this, this.#scratch);
      if (sound.isDry !== wasDry) this.#ears.toPage({ say: "dry", id: sound.voice.id, dry: sound.isDry });
    }
    this.#nextFrame = frame + count;
    if (this.#sounds.some((sound) => sound.isOver(this.#nextFrame))) {
      this.#sounds = this.#sounds.filter((sound) => !sound.isOver(this.#nextFrame));
    }
    if (this.#nextFrame - this.#toldFrame >= TELL_EVERY_S * this.#sampleRate) this.#tell();
  }
  find(voice, positionS, forS) {
    for (const tape of this.#tapes.values()) {
      if (tape.songId === voice.songId && this.covers(tape, positionS, forS)) {
        return { tape, kernel: this.#kernelFor(tape.sampleRate) };
      }
    }
    return null;
  }
  covers(tape, positionS, forS) {
    const { half } = this.#kernelFor(tape.sampleRate);
    const [from, to] = [positionS * tape.sampleRate, (positionS + forS) * tape.sampleRate];
    return tape.covers(Math.floor(from) - half, Math.ceil(to) + half + 1);
  }
  #tell() {
    this.#toldFrame = this.#nextFrame;
    const needs = this.#sounds.map(({ voice }) => {
      const frame = Math.max(voice.startFrame, this.#nextFrame);
      const dueInS = (frame - this.#nextFrame) / this.#sampleRate;
      return { songId: voice.songId, positionS: positionAt(voice, frame, this.#sampleRate), dueInS };
    });
    if (needs.length > 0 || this.#toldNeeds) this.#ears.toDecoder({ say: "needs", needs });
    this.#toldNeeds = needs.length > 0;
  }
  #giveBack(tape, before) {
    for (const channels of tape?.dropBefore(before) ?? []) {
      this.#ears.toDecoder({ say: "spent", channels });
    }
  }
  #kernelFor(sampleRate2) {
    const known = this.#kernels.get(sampleRate2);
    if (known !== void 0) return known;
    const kernel = makeKernel(sampleRate2 / this.#sampleRate);
    this.#kernels.set(sampleRate2, kernel);
    return kernel;
  }
  /** The songs and seconds that it holds. */
  get holds() {
    return [...this.#tapes.values()].map((it) => ({ songId: it.songId, seconds: (it.to - it.from) / it.sampleRate }));
  }
};

// worklet/processor.ts
var StreamProcessor = class extends AudioWorkletProcessor {
  #decoder = null;
  #isClosed = false;
  #renderer = new Renderer(sampleRate, {
    toDecoder: (message) => this.#decoder?.postMessage(message, message.say === "spent" ? message.channels.map(({ buffer }) => buffer) : []),
    toPage: (message) => this.port.postMessage(message)
  });
  constructor() {
    super();
    this.port.onmessage = ({ data }) => this.#receive(data);
  }
  #receive(message) {
    switch (message.do) {
      case "close":
        this.#isClosed = true;
        return;
      case "listen":
        this.#decoder = message.port;
        message.port.onmessage = ({ data }) => this.#renderer.store(data);
        return;
      case "play":
        return this.#renderer.play(message.voices);
      default:
        return this.#renderer.store(message);
    }
  }
  process(_, [out = []]) {
    this.#renderer.render(out, currentFrame);
    return !this.#isClosed;
  }
};
registerProcessor("earshot-stream", StreamProcessor);
