// Greys a card whose fragment cannot be fetched, says so in words, and lets it come back by itself.
(function () {
  "use strict";

  function cardOf(element) {
    return element && element.closest ? element.closest("[data-card]") : null;
  }

  function noteOf(card) {
    var note = card.querySelector(":scope > .card-note");
    if (!note) {
      note = document.createElement("p");
      note.className = "card-note";
      note.setAttribute("role", "status");
      card.prepend(note);
    }
    return note;
  }

  function grey(event) {
    var card = cardOf(event.detail.elt || event.target);
    if (!card) {
      return;
    }
    card.classList.add("card-unreachable");
    var note = noteOf(card);
    note.textContent = "⚠ Chưa lấy được dữ liệu phần này; sẽ tự thử lại. ";
    var english = document.createElement("span");
    english.lang = "en";
    english.className = "en";
    english.textContent = "This part cannot be fetched right now; it is tried again.";
    note.appendChild(english);
  }

  function restore(event) {
    var card = cardOf(event.detail.elt || event.target);
    if (!card || !event.detail.successful) {
      return;
    }
    card.classList.remove("card-unreachable");
    var note = card.querySelector(":scope > .card-note");
    if (note) {
      note.remove();
    }
  }

  document.addEventListener("htmx:sendError", grey);
  document.addEventListener("htmx:responseError", grey);
  document.addEventListener("htmx:timeout", grey);
  document.addEventListener("htmx:afterRequest", restore);
})();
