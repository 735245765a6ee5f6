import { fastElman } from "../../src/kernel/fast-elman.ts";
import { answer, readJob } from "../answer.ts";
import { ourTrainer } from "../our-trainer.ts";

await answer(ourTrainer(readJob(), fastElman));
