// Records one take: the sound is a Blob in the memory of this tab, and is sent nowhere.
const LOUDEST = 0.35; // of what a microphone can give: ordinary speech fills the bar
const EVERY_MS = 125;

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder);

// Asks for the microphone and begins; `heard` is called with each loudness, 0-1.
export async function startTake(heard) {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const recorder = new MediaRecorder(stream), parts = [];
  recorder.addEventListener("dataavailable", (event) => parts.push(event.data));
  const hush = listen(stream, heard);
  recorder.start();
  const off = () => { hush(); stream.getTracks().forEach((track) => track.stop()); };
  return { stop: () => finished(recorder, parts, off), drop: off };
}

function finished(recorder, parts, off) {
  return new Promise((resolve) => {
    recorder.addEventListener("stop", () => {
      off();
      resolve(URL.createObjectURL(new Blob(parts, { type: recorder.mimeType })));
    });
    recorder.stop();
  });
}

// How loud it is, eight times a second, for the little picture alone.
function listen(stream, heard) {
  const context = new AudioContext(), analyser = context.createAnalyser();
  context.createMediaStreamSource(stream).connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  const timer = setInterval(() => {
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, one) => sum + one * one, 0) / samples.length;
    heard(Math.min(Math.sqrt(power) / LOUDEST, 1));
  }, EVERY_MS);
  return () => { clearInterval(timer); context.close(); };
}
