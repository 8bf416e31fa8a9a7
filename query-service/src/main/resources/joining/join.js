"use strict";

// The token is kept, so that who comes back is the same participant.
const main = document.querySelector("main");
const { code, conference, admission, commandUrl } = main.dataset;
const state = document.getElementById("state");
const form = document.getElementById("join");
const invitation = document.getElementById("invitation");
const key = "lectern.participant." + conference;

function askForInvitation() {
  invitation.hidden = false;
  invitation.required = true;
  document.getElementById("invitation-label").hidden = false;
}

function show(text, done) {
  state.textContent = text;
  form.hidden = Boolean(done);
}

async function join() {
  const kept = localStorage.getItem(key);
  const body = { code };
  if (admission === "invitation" && invitation.value.trim()) {
    body.invitation = invitation.value.trim();
  }
  const headers = { "Content-Type": "application/json" };
  if (kept) {
    headers.Authorization = "Bearer " + kept;
  }
  const response = await fetch(commandUrl + "/api/participants", {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  }).catch(() => {
    throw new Error("Nobody answers. Try again.");
  });
  if (kept && response.status === 401) {
    // It has expired: only then does somebody begin anew.
    localStorage.removeItem(key);
    if (admission === "invitation") {
      askForInvitation();
    }
    return join();
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Error(answer.detail || "It did not work (" + response.status + ").");
  }
  localStorage.setItem(key, answer.token);
  show("You have joined.", true);
}

async function attempt() {
  const button = form.querySelector("button");
  button.disabled = true;
  try {
    await join();
  } catch (problem) {
    show(problem.message, false);
  } finally {
    button.disabled = false;
  }
}

const returning = localStorage.getItem(key) !== null;
if (admission === "invitation" && !returning) {
  askForInvitation();
}
form.addEventListener("submit", (event) => {
  event.preventDefault();
  attempt();
});
if (returning) {
  attempt();
}
