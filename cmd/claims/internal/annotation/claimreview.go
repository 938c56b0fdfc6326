package annotation

import (
	"claims/cmd/claims/internal/record"
	"claims/extract"
)

// The types below are the part of schema.org's ClaimReview that is known of a claim before
// anybody has checked it. Who checks it adds author, url, datePublished and reviewRating.

type claimReview struct {
	Context       string       `json:"@context"`
	Type          string       `json:"@type"`
	ClaimReviewed string       `json:"claimReviewed"`
	ItemReviewed  reviewedItem `json:"itemReviewed"`
}

type reviewedItem struct {
	Type          string       `json:"@type"`
	Author        *claimAuthor `json:"author,omitempty"`
	DatePublished string       `json:"datePublished,omitempty"`
	Appearance    creativeWork `json:"appearance"`
}

type claimAuthor struct {
	Type     string `json:"@type"`
	Name     string `json:"name"`
	JobTitle string `json:"jobTitle,omitempty"`
}

type creativeWork struct {
	Type          string       `json:"@type"`
	URL           string       `json:"url,omitempty"`
	Headline      string       `json:"headline,omitempty"`
	DatePublished string       `json:"datePublished,omitempty"`
	Publisher     *claimAuthor `json:"publisher,omitempty"`
	Identifier    string       `json:"identifier,omitempty"` // the story's path and the claim's id
}

// reviewsOf returns a stub of a review for each claim of a story.
func reviewsOf(a *Story) []claimReview {
	d := &a.Record.Document
	var reviews []claimReview
	for i := range a.Record.Claims {
		c := &a.Record.Claims[i]
		work := creativeWork{Type: "NewsArticle", URL: d.URL, Headline: d.Headline, DatePublished: d.Published, Identifier: d.Place() + "#" + c.ID}
		if d.Publisher != "" {
			work.Publisher = &claimAuthor{Type: "Organization", Name: d.Publisher}
		}
		reviews = append(reviews, claimReview{
			"https://schema.org", "ClaimReview", c.Text,
			reviewedItem{Type: "Claim", Author: authorOf(c), DatePublished: record.Date(d.Published), Appearance: work},
		})
	}
	return reviews
}

// authorOf returns who made a claim, if there is a name.
func authorOf(c *extract.ClaimRecord) *claimAuthor {
	if c.Speaker == nil || c.Speaker.Name == "" {
		return nil
	}
	author := &claimAuthor{Type: "Thing", Name: c.Speaker.Name}
	switch c.Speaker.Type {
	case extract.Person:
		author.Type, author.JobTitle = "Person", c.Speaker.Role
	case extract.Organization:
		author.Type = "Organization"
	}
	return author
}
