import type { ParityLearned } from "../experiments/studies/parity-learned.ts";
import type { Job, Report } from "../live/job.ts";
import type { LessonReport, LiveLesson } from "../live/parity-lesson.ts";
import { bits } from "../rnn/loss.ts";
import type { StudyTrace } from "../trace/schema.ts";
import type { State } from "./axis.ts";

/** What the lesson draws: recorded networks of some sizes, and what was trained in this page. */
export interface LessonData {
  readonly sizes: readonly RecordedSize[];
  /** When a lesson gives up, and how long a sequence has to be read without an error. */
  readonly success: number;
  readonly stride: number;
  /** The lessons begun in this page, the last one last. */
  readonly lessons: readonly Lesson[];
}

/** Networks of one size, by seed from 1 on. */
export interface RecordedSize {
  readonly units: number;
  /** The updates each made, whether the loss had fallen by then, and the longest tested length it was right to. */
  readonly updates: readonly number[];
  readonly learned: readonly (0 | 1)[];
  readonly rightTo: readonly number[];
  /** The loss of the first success and of the first failure, in bits, over `stride` updates each. */
  readonly curves: readonly {
    readonly seed: number;
    readonly isSuccess: boolean;
    readonly loss: readonly number[];
  }[];
}

/** A lesson of this page, and what it has reached. */
export interface Lesson {
  readonly job: LiveLesson;
  readonly reports: readonly LessonReport[];
}

/** The setting of the study that the page trains in. */
export const SETTING = "every symbol";

/** The learning rates on the slider, in hundredths. */
export const RATES = [1, 3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];
export const UNITS = 16;
export const SEEDS = 50;

/** What the figure needs of the study. */
export function lessonData({ data }: StudyTrace): LessonData {
  const { settings, success, stride } = data as ParityLearned;
  const setting = settings.find(({ name }) => name === SETTING);
  if (!setting) throw new Error(`the study has no setting "${SETTING}"`);
  return {
    sizes: setting.sizes.map(({ units, networks, curves }) => ({
      units,
      updates: networks.map(({ updates }) => updates),
      learned: networks.map(({ isLearned }) => (isLearned ? 1 : 0)),
      rightTo: networks.map(({ rightTo }) => rightTo),
      curves: curves.map(({ loss, ...curve }) => ({
        ...curve,
        loss: loss.map((nats) => Number(bits(nats).toFixed(3))),
      })),
    })),
    success,
    stride,
    lessons: [],
  };
}

/** How many of the recorded networks of a size are right to the length of a success, and how many there are. */
export const successesOf = ({ success }: LessonData, { rightTo }: RecordedSize) => ({
  successes: rightTo.filter((length) => length >= success).length,
  seeds: rightTo.length,
});

/** The recorded networks of the size a state asks for; undefined where that size is none of them. */
export const recordedAt = ({ sizes }: LessonData, { units }: State): RecordedSize | undefined =>
  sizes.find((size) => size.units === units);

/** What a lesson at a place of the figure is. */
export const lessonJob = ({ units, seed, rate }: State): LiveLesson => ({
  kind: "parity-lesson",
  units,
  seed,
  learningRate: rate / 100,
});

/** The data with what the last lesson has reached. */
export function withReports(data: LessonData, job: Job, reports: readonly Report[]): LessonData {
  if (job.kind !== "parity-lesson") return data;
  const own = reports.filter((report) => report.kind === "parity-lesson");
  const last = data.lessons[data.lessons.length - 1];
  if (last?.job !== job)
    return { ...data, lessons: [...data.lessons, { job, reports: own }].slice(-KEPT) };
  const grown = { job, reports: [...last.reports, ...own] };
  return { ...data, lessons: [...data.lessons.slice(0, -1), grown] };
}

/** So many lessons stay in the picture. */
const KEPT = 4;

/** Whether the weights have been thrown so far that an answer costs several times what guessing costs. */
export const isThrown = ({ loss }: LessonReport): boolean => !(bits(loss) < THROWN);
const THROWN = 4;

/** The lesson of this page that belongs to a place of the figure: the last begun there. */
export const lessonAt = (data: LessonData, state: State): Lesson | undefined => {
  const { units, seed, learningRate } = lessonJob(state);
  return data.lessons.findLast(
    ({ job }) => job.units === units && job.seed === seed && job.learningRate === learningRate,
  );
};
